package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.paging.ListReader;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a legal entity whose lists are answered with "is invalid or has no …": the login's own
 * list says which it is. Asks once per run. Safe for many threads.
 */
final class LegalEntityCheck {

  private final ListReader reader;
  private @Nullable List<LegalEntityId> readable;

  LegalEntityCheck(ListReader reader) {
    this.reader = reader;
  }

  /**
   * Checks the legal entity of a scope.
   *
   * @throws ExtractionException if the login may not read it
   */
  synchronized void check(Scope scope) {
    if (!(scope instanceof Scope.LegalEntity entity)) {
      return;
    }
    if (readable == null) {
      readable = LegalEntityList.read(reader);
    }
    if (!readable.contains(entity.id())) {
      throw new ExtractionException(
          "Paycor says that legal entity %s is invalid or has nothing, and the login does not list it: check legal_entity_id, or activate the application for it"
              .formatted(entity.id()));
    }
  }
}
