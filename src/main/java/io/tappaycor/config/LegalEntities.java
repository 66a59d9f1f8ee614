package io.tappaycor.config;

import io.tappaycor.scope.LegalEntityId;
import java.util.List;

/** Which legal entities a run is about. */
public sealed interface LegalEntities {

  /** All that the login may read. */
  record All() implements LegalEntities {}

  /**
   * These ones.
   *
   * @param ids without repetition, in the user's order
   */
  record These(List<LegalEntityId> ids) implements LegalEntities {

    /** Copies the list. */
    public These {
      ids = List.copyOf(ids);
    }
  }
}
