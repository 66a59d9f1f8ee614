package io.tappaycor.auth;

import java.nio.file.Path;
import java.util.List;

/**
 * What a login has brought, for the user to see.
 *
 * @param legalEntities ids of the legal entities that the tap may read now
 * @param storePath where the tokens are
 */
public record LoginResult(List<Integer> legalEntities, Path storePath) {
  public LoginResult {
    legalEntities = List.copyOf(legalEntities);
  }
}
