package io.tappaycor.sync;

import java.util.List;

/** Paycor refuses a stream for a legal entity from the first call on: to be skipped, and said. */
final class NotPermittedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  NotPermittedException(List<String> dataAccess) {
    super("Not permitted");
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
}
