package io.tappaycor.sync.report;

import java.util.List;

/**
 * Why a stream, or a legal entity of it, was skipped.
 *
 * @param where the legal entity, as the beginning of a message; empty if there is only one scope
 * @param reason why, and what to do
 * @param dataAccess names to enable; empty if Paycor documents none, or they would not help
 */
public record Skip(String where, String reason, List<String> dataAccess) {

  public Skip {
    dataAccess = List.copyOf(dataAccess);
  }

  /** The same, of a legal entity. */
  public Skip in(String place) {
    return new Skip(place, reason, dataAccess);
  }

  @Override
  public String toString() {
    return where + reason;
  }
}
