package io.tappaycor.docs;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.contract.DottedFields;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** All fields of a stream, with their marks. */
final class FieldTable {

  private final StreamDefinition stream;

  private FieldTable(StreamDefinition stream) {
    this.stream = stream;
  }

  static List<String> of(StreamDefinition stream) {
    FieldTable table = new FieldTable(stream);
    List<String> rows =
        new ArrayList<>(List.of("| Field | Type | Marks | Meaning |", "|---|---|---|---|"));
    ObjectNode schema = SchemaLibrary.schemaOf(stream.name());
    Map<String, String> meanings = DottedFields.descriptions(schema);
    DottedFields.of(schema)
        .forEach((field, type) -> rows.add(table.row(field, type, meanings.get(field))));
    return rows;
  }

  private String row(String field, String type, String meaning) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            field,
            type.endsWith(" date-time") ? "date-time" : type,
            String.join(", ", marks(field)),
            meaning);
  }

  private List<String> marks(String field) {
    List<String> marks = new ArrayList<>();
    if (stream.keyProperties().contains(field)) {
      marks.add("key");
    }
    if (stream.replication() instanceof Replication.Incremental by && by.key().equals(field)) {
      marks.add("replication key");
    }
    if (stream.added().stream().map(AddedField::name).anyMatch(field::equals)) {
      marks.add("added");
    }
    if (stream.sensitiveFields().stream().anyMatch(whole -> isWithin(field, whole))) {
      marks.add("sensitive");
    }
    if (stream.clockFields().contains(field)) {
      marks.add("clock");
    }
    stream.endpoint().includes().stream()
        .filter(include -> isWithin(field, include.field()))
        .map(Endpoint.Include::value)
        .forEach(value -> marks.add("include " + value));
    return marks;
  }

  private static boolean isWithin(String field, String whole) {
    return field.equals(whole) || field.startsWith(whole + ".");
  }
}
