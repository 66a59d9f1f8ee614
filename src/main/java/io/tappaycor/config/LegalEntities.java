package io.tappaycor.config;

import java.util.List;

/** Which legal entities a run is about. */
public sealed interface LegalEntities {

  /** Every one that the login may read. */
  record All() implements LegalEntities {}

  /**
   * These ones.
   *
   * @param ids Paycor's numbers, each once, in the user's order
   */
  record These(List<Long> ids) implements LegalEntities {
    public These {
      ids = List.copyOf(ids);
    }
  }
}
