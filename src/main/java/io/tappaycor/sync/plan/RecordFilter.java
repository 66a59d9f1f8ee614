package io.tappaycor.sync.plan;

import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.stream.RowFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Which records of a list belong to a run; judged as received. */
@FunctionalInterface
public interface RecordFilter {

  /** Whether a record is kept. */
  boolean keeps(JsonNode record);

  /** Keeps everything. */
  static RecordFilter all() {
    return record -> true;
  }

  /**
   * Keeps records whose field has one of these values.
   *
   * @param field dotted path
   */
  static RecordFilter valueIn(String field, Set<String> values) {
    List<String> path = List.of(field.split("\\.", -1));
    Set<String> kept = Set.copyOf(values);
    return record -> {
      JsonNode value = record;
      for (String name : path) {
        value = value.path(name);
      }
      return kept.contains(value.asString(""));
    };
  }

  /** Keeps the records of these legal entities, where the list holds others too. */
  static RecordFilter ofEntities(RowFilter filter, List<LegalEntityId> entities) {
    return filter instanceof RowFilter.OfLegalEntity by
        ? valueIn(
            by.field(), entities.stream().map(LegalEntityId::toString).collect(Collectors.toSet()))
        : all();
  }

  /** Keeps what both keep. */
  default RecordFilter and(RecordFilter other) {
    return record -> keeps(record) && other.keeps(record);
  }
}
