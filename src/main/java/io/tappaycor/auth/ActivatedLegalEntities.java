package io.tappaycor.auth;

import java.util.List;

/** Asks Paycor what a login may read: also the best test of a connection (needs no data access). */
@FunctionalInterface
public interface ActivatedLegalEntities {

  /**
   * The ids of the {@code ActivatedLegalEntityTenantList}.
   *
   * @throws io.tappaycor.failure.TapException if the list cannot be had
   */
  List<Integer> readableWith(String accessToken);
}
