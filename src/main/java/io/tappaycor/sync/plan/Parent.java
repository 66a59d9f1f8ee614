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
 * @param due whether there is something to read yet
 */
public record Parent(
    String id,
    Map<String, JsonNode> values,
    Optional<LocalDate> day,
    Optional<LocalDate> processed,
    boolean due) {

  public Parent {
    values = Map.copyOf(values);
  }

  /** The same parent of a list within a list: its id may be there under another outer parent. */
  public Parent within(Parent outer) {
    return new Parent(outer.id() + "/" + id, values, day, processed, due);
  }

  /** The same parent, of whom there is nothing to read. */
  public Parent idle() {
    return new Parent(id, values, day, processed, false);
  }

  /** Whether it is an employee whom Paycor lists as paid. */
  boolean isPaid() {
    JsonNode category = values.get("workerCategory");
    return category != null && category.asString("").strip().equalsIgnoreCase("Paid");
  }
}
