package io.tappaycor.simulation;

import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The fields without which a record of an endpoint has no key.
 *
 * @param fields as received
 */
record StreamKeys(List<String> fields) {

  private static final Map<String, StreamKeys> BY_PATH =
      StreamTable.ALL.stream()
          .collect(
              Collectors.toMap(
                  stream -> stream.endpoint().path(), StreamKeys::of, (first, second) -> first));

  static StreamKeys of(String template) {
    return BY_PATH.getOrDefault(template, new StreamKeys(List.of()));
  }

  private static StreamKeys of(StreamDefinition stream) {
    List<String> added = stream.added().stream().map(AddedField::name).toList();
    return new StreamKeys(
        stream.keyProperties().stream().filter(key -> !added.contains(key)).toList());
  }

  /** Whether a record has all of them. */
  boolean fit(JsonNode record) {
    return fields.stream().allMatch(field -> record.hasNonNull(field));
  }
}
