package io.tappaycor.sync.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A parent of a fan-out.
 *
 * @param id its own id, which parents are ordered by
 * @param values what goes into calls and records of the children, by name
 * @param day the date that windows go by, if it has one
 * @param processed when it was processed, if it is a payroll run: an adjustment may come long after
 *     its day
 * @param turn whether it is read in this run
 * @param mark what its own record was like, if that matters
 */
public record Parent(
    String id,
    Map<String, JsonNode> values,
    Optional<LocalDate> day,
    Optional<LocalDate> processed,
    Turn turn,
    Optional<Mark> mark) {

  public Parent {
    values = Map.copyOf(values);
  }

  /** A parent that is read, if there is something to read yet. */
  public static Parent of(
      String id,
      Map<String, JsonNode> values,
      Optional<LocalDate> day,
      Optional<LocalDate> processed,
      boolean due) {
    return new Parent(
        id, values, day, processed, due ? new Turn.Now() : new Turn.Never(), Optional.empty());
  }

  /** Whether it is read in this run. */
  public boolean due() {
    return turn instanceof Turn.Now;
  }

  /** The same parent of a list within a list: its id may be there under another outer parent. */
  public Parent within(Parent outer) {
    return new Parent(outer.id() + "/" + id, values, day, processed, turn, mark);
  }

  /** The same parent, whose own record was like this. */
  public Parent marked(Mark as) {
    return new Parent(id, values, day, processed, turn, Optional.of(as));
  }

  /** The same parent, who is left for another day if there is something to read. */
  public Parent later(LocalDate read) {
    return due() ? new Parent(id, values, day, processed, new Turn.Later(read), mark) : this;
  }

  /** The same parent, of whom there is nothing to read. */
  public Parent idle() {
    return new Parent(id, values, day, processed, new Turn.Never(), mark);
  }

  /** Whether it is an employee whom Paycor lists as paid. */
  boolean isPaid() {
    JsonNode category = values.get("workerCategory");
    return category != null && category.asString("").strip().equalsIgnoreCase("Paid");
  }
}
