package io.tappaycor.sync.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;

/** The parents of a fan-out, in their order, and what follows from those that are not due. */
public final class PlannedParents {

  private final List<Parent> all;
  private final List<Parent> due;
  private final LocalDate limit;

  PlannedParents(List<Parent> all, LocalDate lastDayOver) {
    this.all = List.copyOf(all);
    this.due = all.stream().filter(Parent::due).toList();
    this.limit =
        all.stream()
            .filter(parent -> !parent.due())
            .flatMap(parent -> parent.day().stream())
            .map(day -> day.minusDays(1))
            .reduce(lastDayOver, WindowPlan::earlier);
  }

  /** All of them. */
  public List<Parent> all() {
    return all;
  }

  /** Those that there is something to read of. */
  public List<Parent> due() {
    return due;
  }

  /** How many are left out because they ended long ago, or were not paid in the days wanted. */
  public int idle() {
    return (int)
        all.stream()
            .filter(parent -> parent.turn() instanceof Turn.Never && parent.day().isEmpty())
            .count();
  }

  /** The days on which those were read who are left for another day. */
  public List<LocalDate> later() {
    return all.stream()
        .map(Parent::turn)
        .filter(Turn.Later.class::isInstance)
        .map(Turn.Later.class::cast)
        .map(Turn.Later::read)
        .toList();
  }

  /** The last day that a bookmark may reach: a later one is not wholly known yet. */
  public LocalDate limit() {
    return limit;
  }

  /** Of the ids up to one of them: if it differs at the resume, others have come or gone. */
  public static String checksum(List<Parent> parents, String last) {
    CRC32C sum = new CRC32C();
    for (Parent parent : parents) {
      if (parent.id().compareTo(last) <= 0) {
        sum.update(parent.id().getBytes(StandardCharsets.UTF_8));
        sum.update('\n');
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
