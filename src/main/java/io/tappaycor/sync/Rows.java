package io.tappaycor.sync;

import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.RowFilter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Which rows of a reading belong to the configured legal entities. */
record Rows(Engine engine, Reading reading) {

  /**
   * The rows that are written.
   *
   * @throws NotPermittedException if who belongs is not permitted to be known
   */
  Predicate<JsonNode> predicate() throws NotPermittedException {
    RowFilter filter = reading.definition().rows();
    if (filter instanceof RowFilter.OfEmployee by) {
      return new RowPredicate(RowPredicate.steps(by.field()), employeeIds());
    }
    return RowPredicate.of(filter, engine.extent().entities());
  }

  private Set<String> employeeIds() throws NotPermittedException {
    Set<String> ids = new HashSet<>();
    DateWindow any = new DateWindow(engine.extent().today(), engine.extent().today());
    for (long entity : engine.extent().entities()) {
      engine
          .parents(ParentLists.EMPLOYEES, entity, any, reading.calls())
          .forEach(each -> ids.add(each.id()));
    }
    return ids;
  }
}
