package io.tappaycor.sync.access;

import io.tappaycor.http.Target;
import java.util.List;

/**
 * Paycor refuses a list that a stream depends on, from the first call on: the stream is skipped and
 * reported.
 */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal.
   *
   * @param dataAccess that would permit the call
   * @param refused the call that was refused
   */
  public AccessDeniedException(List<String> dataAccess, Target refused) {
    super("Paycor refuses " + refused);
    this.reason = reason(dataAccess);
  }

  /** Why, and what to do. */
  public String reason() {
    return reason;
  }

  /** The words for a refusal of what these data accesses permit. */
  public static String reason(List<String> dataAccess) {
    return dataAccess.isEmpty()
        ? "not permitted (403), and Paycor documents no data access for it"
        : "not permitted: enable the data access \""
            + String.join("\", \"", dataAccess)
            + "\" in the developer portal and activate again";
  }
}
