package io.tappaycor.paging;

import io.tappaycor.json.RawValue;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a list.
 *
 * @param records as received
 * @param next the continuation token, if there is more
 */
public record Page(List<RawValue> records, Optional<String> next) {

  public Page {
    records = List.copyOf(records);
  }

  /** How many bytes the records take as received. */
  public int bytes() {
    return records.stream().mapToInt(RawValue::bytes).sum();
  }

  /** The only page of an empty list. */
  static Page empty() {
    return new Page(List.of(), Optional.empty());
  }
}
