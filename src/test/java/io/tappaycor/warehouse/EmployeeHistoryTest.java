package io.tappaycor.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model of versions, on what an append-only target keeps. */
final class EmployeeHistoryTest {

  private Connection connection;

  @BeforeEach
  void makeTables() throws SQLException {
    connection = TestDatabase.orSkip().connect();
    execute("create schema appended");
    execute(
        """
        create table appended.employees (id text, "legalEntityId" bigint, department jsonb,
          "workLocation" jsonb, "positionData" jsonb, "statusData" jsonb, _sdc_extracted_at timestamp)
        """);
    execute(
        "create table appended.deletions (stream text, \"legalEntityId\" bigint, key text, \"detectedAt\" timestamp)");
  }

  @AfterEach
  void dropTables() throws SQLException {
    if (connection != null) {
      execute("drop schema if exists appended cascade");
      execute("drop schema if exists appended_models cascade");
      connection.close();
    }
  }

  private void execute(String sql) throws SQLException {
    connection.createStatement().execute(sql);
  }

  private void version(String id, String department, String day) throws SQLException {
    execute(
        "insert into appended.employees values ('%s', 1, '{\"id\": \"%s\"}', null, null, null, '%s')"
            .formatted(id, department, day));
  }

  private void deletion(String id, String day) throws SQLException {
    execute(
        "insert into appended.deletions values ('employees', 1, '{\"id\":\"%s\"}', '%s')"
            .formatted(id, day));
  }

  @Test
  void versionsFollowEachOtherAndDeletionsEndThem() throws SQLException {
    version("e1", "sales", "2026-01-01");
    version("e1", "sales", "2026-01-02");
    version("e1", "stores", "2026-02-01");
    version("e1", "sales", "2026-03-01");
    version("e2", "stores", "2026-01-01");
    deletion("e2", "2026-02-10");
    version("e2", "stores", "2026-02-20");
    DbtProject.ofHistory(DbtProject.Names.EXACT, "appended", "appended_models").build(connection);

    assertEquals(
        List.of(
            List.of("e1", "sales", "2026-01-01", "2026-02-01"),
            List.of("e1", "stores", "2026-02-01", "2026-03-01"),
            List.of("e1", "sales", "2026-03-01", "null"),
            List.of("e2", "stores", "2026-01-01", "2026-02-10"),
            List.of("e2", "stores", "2026-02-20", "null")),
        Warehouse.rows(
            connection,
            "select employee_id, department_id, valid_from::date, valid_to::date from"
                + " appended_models.employee_history order by employee_id, valid_from"));
  }
}
