package io.tappaycor.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The table of one stream: columns by its schema, rows by its key. */
final class PostgresTable {

  private static final String EXTRACTED = "_sdc_extracted_at";
  private static final int BATCH = 1000;

  private final Map<String, String> columns;
  private final PreparedStatement upsert;
  private int waiting;

  private PostgresTable(Map<String, String> columns, PreparedStatement upsert) {
    this.columns = columns;
    this.upsert = upsert;
  }

  static PostgresTable of(Connection connection, String schema, JsonNode message)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (var property : message.path("schema").path("properties").properties()) {
      columns.put(property.getKey(), type(property.getValue()));
    }
    columns.put(EXTRACTED, "timestamp");
    List<String> keys =
        message.path("key_properties").valueStream().map(JsonNode::asString).toList();
    String table = schema + "." + quoted(message.path("stream").asString());
    create(connection, table, columns, keys);
    return new PostgresTable(
        columns, connection.prepareStatement(upsert(table, List.copyOf(columns.keySet()), keys)));
  }

  private static void create(
      Connection connection, String table, Map<String, String> columns, List<String> keys)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    columns.forEach((name, type) -> parts.add(quoted(name) + " " + type));
    parts.add("primary key (" + quoted(keys) + ")");
    connection
        .createStatement()
        .execute("create table if not exists %s (%s)".formatted(table, String.join(", ", parts)));
  }

  private static String upsert(String table, List<String> names, List<String> keys) {
    String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
    String updates =
        names.stream()
            .map(name -> quoted(name) + " = excluded." + quoted(name))
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
        .formatted(table, quoted(names), marks, quoted(keys), updates);
  }

  /** Both known targets make dates without a zone. */
  private static String type(JsonNode schema) {
    String types = schema.path("type").toString();
    if (types.contains("object") || types.contains("array")) {
      return "jsonb";
    }
    if (types.contains("integer")) {
      return "bigint";
    }
    if (types.contains("number")) {
      return "numeric";
    }
    if (types.contains("boolean")) {
      return "boolean";
    }
    return schema.has("format") ? "timestamp" : "text";
  }

  void add(JsonNode message) throws SQLException {
    int place = 1;
    for (Map.Entry<String, String> column : columns.entrySet()) {
      JsonNode value =
          column.getKey().equals(EXTRACTED)
              ? message.path("time_extracted")
              : message.path("record").path(column.getKey());
      upsert.setObject(place++, text(value), java.sql.Types.OTHER);
    }
    upsert.addBatch();
    waiting++;
    if (waiting == BATCH) {
      flush();
    }
  }

  /** The server reads each value as its column's type. */
  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return value.isString() ? value.asString() : value.toString();
  }

  void flush() throws SQLException {
    upsert.executeBatch();
    waiting = 0;
  }

  private static String quoted(List<String> names) {
    return names.stream().map(PostgresTable::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }
}
