package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.endpoint.Rows;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as after a release of Paycor's that no document tells of: each has a new text, every
 * third a new number, and every object in a record a new flag.
 */
final class DriftingRows {

  private DriftingRows() {}

  static Rows of(Rows rows) {
    return new Rows(
        rows.units(),
        unit -> {
          List<ObjectNode> records = rows.unit().apply(unit);
          for (int index = 0; index < records.size(); index++) {
            drift(records.get(index), unit + index);
          }
          return records;
        });
  }

  private static void drift(ObjectNode record, int place) {
    for (JsonNode value : record) {
      if (value instanceof ObjectNode inner && !inner.isEmpty()) {
        inner.put("newFlag", place % 2 == 0);
      }
    }
    record.put("newText", "text " + place);
    if (place % 3 == 2) {
      record.put("newNumber", place + 0.5);
    }
  }
}
