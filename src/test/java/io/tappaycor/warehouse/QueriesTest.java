package io.tappaycor.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The queries on the stream pages run, and find something. */
final class QueriesTest {

  static final List<String> CORE =
      StreamTable.ALL.stream()
          .filter(stream -> stream.tier() == Tier.CORE)
          .map(StreamDefinition::name)
          .toList();

  @ParameterizedTest
  @FieldSource("CORE")
  void everyQueryOfAStreamsPageFindsRows(String stream) throws SQLException {
    List<Queries.Query> queries = Queries.of(stream);
    assertEquals(2, queries.size());
    try (Connection connection = Warehouse.orSkip().connect()) {
      connection.createStatement().execute("set search_path to " + Warehouse.SCHEMA);
      for (Queries.Query query : queries) {
        assertFalse(Warehouse.rows(connection, query.sql()).isEmpty(), query.title());
      }
    }
  }
}
