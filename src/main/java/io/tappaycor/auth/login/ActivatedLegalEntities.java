package io.tappaycor.auth.login;

import io.tappaycor.scope.LegalEntityId;
import java.util.List;

/** Asks Paycor what a login may read. Needs no data access, so it is the best connection test. */
@FunctionalInterface
public interface ActivatedLegalEntities {

  /**
   * The ids of the {@code ActivatedLegalEntityTenantList}.
   *
   * @throws io.tappaycor.failure.TapException if the list cannot be read
   */
  List<LegalEntityId> readableWith(String accessToken);
}
