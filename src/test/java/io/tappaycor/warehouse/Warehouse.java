package io.tappaycor.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.cli.TapRun;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An invented company in PostgreSQL, loaded through {@code tap-paycor run}, in two runs. */
final class Warehouse {

  /** The day on which the company's data ends. */
  static final String TODAY = "date '2026-11-20'";

  /** Where the target writes. */
  static final String SCHEMA = "paycor";

  private static final List<Object> COMPANY =
      List.of("--sandbox", "--employees", 30, "--as-of", "2026-11-20");

  private static Warehouse once;

  private final TestDatabase server;
  private final Map<String, List<JsonNode>> records;

  private Warehouse(TestDatabase server, Map<String, List<JsonNode>> records) {
    this.server = server;
    this.records = records;
  }

  /** The loaded warehouse, or the test is skipped. */
  static synchronized Warehouse orSkip() {
    TestDatabase server = TestDatabase.orSkip();
    if (once == null) {
      once = loaded(server);
    }
    return once;
  }

  Connection connect() throws SQLException {
    return server.connect();
  }

  /** What Paycor has of a stream: the records of another run, without a database. */
  List<JsonNode> records(String stream) {
    return records.get(stream);
  }

  /** The rows of a query, each value as text. */
  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = connection.createStatement().executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Warehouse loaded(TestDatabase server) {
    try {
      Path home = Files.createTempDirectory("warehouse");
      home.toFile().deleteOnExit();
      load(server, home);
      load(server, home);
      TapRun.Result plain = TapRun.in(home).run(words(List.of()).toArray());
      assertEquals(0, plain.code(), plain.err());
      return new Warehouse(server, byStream(plain));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void load(TestDatabase server, Path home) {
    List<Object> words = new ArrayList<>(List.of("run"));
    words.addAll(words(List.of("--state", home.resolve("state.json"))));
    words.addAll(List.of("--", Path.of(System.getProperty("java.home"), "bin", "java")));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(PostgresTarget.class.getName(), server.url(), SCHEMA));
    TapRun.Result run = TapRun.in(home).run(words.toArray());
    assertEquals(0, run.code(), run.err());
  }

  /** The core streams, which are selected by default, and the ledger. */
  private static List<Object> words(List<Object> more) {
    List<Object> words = new ArrayList<>(COMPANY);
    words.addAll(List.of("--select", "general_ledger"));
    for (StreamDefinition stream : StreamTable.ALL) {
      if (stream.tier() == Tier.CORE) {
        words.addAll(List.of("--select", stream.name()));
      }
    }
    words.addAll(more);
    return words;
  }

  private static Map<String, List<JsonNode>> byStream(TapRun.Result run) {
    return run.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .collect(
            Collectors.groupingBy(
                message -> message.path("stream").asString(),
                Collectors.mapping(message -> message.path("record"), Collectors.toList())));
  }
}
