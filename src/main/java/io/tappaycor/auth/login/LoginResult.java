package io.tappaycor.auth.login;

import io.tappaycor.scope.LegalEntityId;
import java.util.List;

/**
 * The outcome of a login, for the user to see.
 *
 * @param legalEntities ids of the legal entities that the tap may read now
 * @param storeName the store that holds the tokens
 */
public record LoginResult(List<LegalEntityId> legalEntities, String storeName) {

  /** Copies the list. */
  public LoginResult {
    legalEntities = List.copyOf(legalEntities);
  }
}
