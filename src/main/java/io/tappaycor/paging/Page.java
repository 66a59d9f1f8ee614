package io.tappaycor.paging;

import io.tappaycor.json.RawValue;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a list.
 *
 * @param records as received
 * @param next the continuation token, if there is more
 * @param isBare whether it came without anything around the records, or as no body at all
 */
public record Page(List<RawValue> records, Optional<String> next, boolean isBare) {

  /** An answer that says of itself that it is a page. */
  public Page(List<RawValue> records, Optional<String> next) {
    this(records, next, false);
  }

  public Page {
    records = List.copyOf(records);
  }

  /** How many bytes the records take as received. */
  public int bytes() {
    return records.stream().mapToInt(RawValue::bytes).sum();
  }

  /** The only page of an empty list. */
  static Page empty() {
    return new Page(List.of(), Optional.empty(), true);
  }
}
