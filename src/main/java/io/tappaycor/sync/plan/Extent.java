package io.tappaycor.sync.plan;

import io.tappaycor.scope.LegalEntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run reaches over.
 *
 * @param entities the legal entities, in order
 * @param startDate the floor of date-filtered streams, if the user set one
 * @param lookbackDays how far before its bookmark an incremental stream reads again
 * @param skipEndedDays how long after its end an employment is still asked for, if not always
 * @param start when the run started
 */
public record Extent(
    List<LegalEntityId> entities,
    Optional<LocalDate> startDate,
    int lookbackDays,
    OptionalInt skipEndedDays,
    Instant start) {

  public Extent {
    entities = List.copyOf(entities);
  }

  /** The UTC day on which the run started. */
  public LocalDate today() {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  LocalDate floor() {
    return startDate.orElse(today().minusYears(1));
  }

  /** The first day that an incremental stream wants, given its bookmark. */
  LocalDate resumeFrom(Optional<LocalDate> bookmark) {
    return bookmark
        .map(day -> WindowPlan.earlier(day, today()).minusDays(lookbackDays))
        .map(day -> WindowPlan.later(day, floor()))
        .orElse(floor());
  }
}
