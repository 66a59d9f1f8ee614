package io.tappaycor.sync.access;

import io.tappaycor.http.Target;
import io.tappaycor.sync.report.Skip;
import java.util.List;

/**
 * Paycor refuses a list that a stream depends on, from the first call on: the stream is skipped and
 * reported.
 */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Skip skip;

  /**
   * A refusal.
   *
   * @param dataAccess that would permit the call
   * @param refused the call that was refused
   */
  public AccessDeniedException(List<String> dataAccess, Target refused) {
    super("Paycor refuses " + refused);
    this.skip = skip(dataAccess);
  }

  /** Why, and what to do. */
  public Skip skip() {
    return skip;
  }

  /** A refusal of what these data accesses permit. */
  public static Skip skip(List<String> dataAccess) {
    String reason =
        dataAccess.isEmpty()
            ? "not permitted (403), and Paycor documents no data access for it"
            : "not permitted: enable the data access \""
                + String.join("\", \"", dataAccess)
                + "\" in the developer portal and activate again";
    return new Skip("", reason, dataAccess);
  }
}
