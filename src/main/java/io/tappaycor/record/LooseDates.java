package io.tappaycor.record;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The day of a date as received, where the tap itself goes by it. */
public final class LooseDates {

  private LooseDates() {}

  /** The day that the text names, in whatever zone it is said; empty if there is none. */
  public static Optional<LocalDate> day(JsonNode value) {
    return value.isString()
        ? DateTimes.parse(value.asString().strip(), ZoneOffset.UTC)
            .filter(moment -> !moment.isNotSet())
            .map(moment -> moment.wall().toLocalDate())
        : Optional.empty();
  }
}
