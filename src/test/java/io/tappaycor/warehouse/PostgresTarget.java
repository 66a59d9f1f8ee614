package io.tappaycor.warehouse;

import io.tappaycor.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A small Singer target, run as a process of its own: a table per stream, upserted by key, as the
 * known targets for PostgreSQL do it. Nested values become {@code jsonb}. A STATE is printed once
 * everything before it is committed.
 */
public final class PostgresTarget {

  private final Connection connection;
  private final String schema;
  private final Map<String, PostgresTable> tables = new HashMap<>();

  private PostgresTarget(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Reads messages until they end.
   *
   * @param arguments the database's address, and its schema
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    BufferedReader messages =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      load(connection, arguments[1], messages, System.out);
    }
  }

  /** Loads messages; prints the values of their states. */
  static void load(
      Connection connection, String schema, BufferedReader messages, PrintStream states)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    connection.createStatement().execute("create schema if not exists " + schema);
    PostgresTarget target = new PostgresTarget(connection, schema);
    for (String line = messages.readLine(); line != null; line = messages.readLine()) {
      target.take(Json.MAPPER.readTree(line), states);
    }
    target.commit();
  }

  private void take(JsonNode message, PrintStream states) throws SQLException {
    String stream = message.path("stream").asString("");
    switch (message.path("type").asString()) {
      case "SCHEMA" -> tables.put(stream, PostgresTable.of(connection, schema, message));
      case "RECORD" -> tables.get(stream).add(message);
      case "STATE" -> {
        commit();
        states.println(message.path("value"));
        states.flush();
      }
      default -> throw new IllegalArgumentException("No message that this target knows");
    }
  }

  private void commit() throws SQLException {
    for (PostgresTable table : tables.values()) {
      table.flush();
    }
    connection.commit();
  }
}
