package io.tappaycor.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The same tables, as a target that names columns in another way would have made them. */
final class Renamed {

  private Renamed() {}

  static void copy(Connection connection, String from, String to, DbtProject.Names names)
      throws SQLException {
    connection.createStatement().execute("create schema " + to);
    String tables = "select table_name from information_schema.tables where table_schema = '%s'";
    for (List<String> table : Warehouse.rows(connection, tables.formatted(from))) {
      String columns =
          "select column_name from information_schema.columns where table_schema = '%s' and table_name = '%s'";
      String renamed =
          Warehouse.rows(connection, columns.formatted(from, table.get(0))).stream()
              .map(column -> "\"%s\" as %s".formatted(column.get(0), names.column(column.get(0))))
              .collect(Collectors.joining(", "));
      connection
          .createStatement()
          .execute(
              "create view %s.%s as select %s from %s.%s"
                  .formatted(to, table.get(0), renamed, from, table.get(0)));
    }
  }
}
