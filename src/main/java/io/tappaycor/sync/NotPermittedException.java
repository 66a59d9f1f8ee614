package io.tappaycor.sync;

import io.tappaycor.http.Target;
import java.util.List;

/** Paycor refuses a stream for a legal entity from the first call on: to be skipped, and said. */
final class NotPermittedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient Target refused;

  /**
   * A refusal.
   *
   * @param dataAccess that would permit it
   * @param refused the call that was refused
   */
  NotPermittedException(List<String> dataAccess, Target refused) {
    super("Not permitted");
    this.refused = refused;
    this.reason =
        dataAccess.isEmpty()
            ? "not permitted (403), and Paycor documents no data access for it"
            : "not permitted: enable the data access \""
                + String.join("\", \"", dataAccess)
                + "\" in the developer portal and activate again";
  }

  /** Why, and what to do. */
  String reason() {
    return reason;
  }

  /** The call that was refused. */
  Target refused() {
    return refused;
  }
}
