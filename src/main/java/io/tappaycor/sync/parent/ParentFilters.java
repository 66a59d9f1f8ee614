package io.tappaycor.sync.parent;

import io.tappaycor.config.ReportChoice.Report;
import io.tappaycor.json.RawValue;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.RecordFilters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Which records of a list are parents in this run. Safe for many threads. */
final class ParentFilters {

  private final Extent extent;
  private final Set<Report> found = ConcurrentHashMap.newKeySet();

  /**
   * Filters that have let nothing through yet.
   *
   * @param extent what the run reaches over
   */
  ParentFilters(Extent extent) {
    this.extent = extent;
  }

  /**
   * The filter of a list in a scope.
   *
   * @param outer values of the outer parent; none if the list is in no other
   */
  Predicate<RawValue> of(ParentList list, Scope scope, Map<String, JsonNode> outer) {
    if (list.rows() instanceof RecordFilter.OfReport by) {
      String user = text(outer, by.user());
      return record -> isNamed(user, record.path(by.template()).asString(""));
    }
    return RecordFilters.ofEntities(
        list.rows(),
        scope instanceof Scope.LegalEntity entity ? List.of(entity.id()) : extent.all());
  }

  private boolean isNamed(String user, String template) {
    List<Report> named = extent.reports().choice().naming(user, template);
    found.addAll(named);
    return !named.isEmpty();
  }

  /** The template ids of the reports that the user named, and no list had so far. */
  List<String> unfound() {
    return extent.reports().choice().reports().stream()
        .filter(report -> !found.contains(report))
        .map(Report::templateId)
        .toList();
  }

  /** Whether an outer parent may have any: if not, its list need not be read. */
  boolean mayHave(ParentList list, Parent outer) {
    return !(list.rows() instanceof RecordFilter.OfReport by)
        || extent.reports().choice().namesReportsOf(text(outer.values(), by.user()));
  }

  private static String text(Map<String, JsonNode> values, String name) {
    JsonNode value = values.get(name);
    return value == null ? "" : value.asString("");
  }
}
