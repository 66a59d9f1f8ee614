package io.tappaycor.tenant.postgres;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresProblems;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.tenant.Tenant;
import io.tappaycor.tenant.Tenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads tenants from a table or view of a database, with the columns {@code name}, {@code position}
 * and {@code tenant}: JSON as in a file of tenants. Workers count them by position.
 */
public final class TenantTable {

  /** Made by the tap itself. */
  private static final String DEFAULT = "tap_paycor.tenants";

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)?");

  private TenantTable() {}

  /**
   * The tenants in the table that the address names after {@code #}.
   *
   * @throws UsageException if they cannot be read
   * @throws BusyException if the database is away
   */
  public static List<Tenant> read(Postgres postgres) {
    PostgresUrl url = postgres.url();
    String table = url.name().orElse(DEFAULT);
    if (!NAME.matcher(table).matches()) {
      throw new UsageException(
          "The tenants are in no table %s: write SCHEMA.TABLE after #, in letters, digits and underscores"
              .formatted(table));
    }
    String source = "the table %s of %s".formatted(table, url.jdbc().split("[?]", 2)[0]);
    try (Connection connection = table.equals(DEFAULT) ? postgres.open() : postgres.openForeign()) {
      return Tenants.ofTexts(source, texts(connection, table));
    } catch (SQLException failed) {
      throw failure(source, failed);
    }
  }

  private static Map<String, String> texts(Connection connection, String table)
      throws SQLException {
    String sql =
        "select name, coalesce(tenant::text, '{}') from %s order by position, name"
            .formatted(table);
    Map<String, String> texts = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String name = Objects.requireNonNullElse(rows.getString(1), "");
        if (texts.put(name, rows.getString(2)) != null) {
          throw new UsageException(
              "There are two tenants %s in the table %s: names are unique".formatted(name, table));
        }
      }
    }
    return texts;
  }

  private static RuntimeException failure(String source, SQLException failed) {
    if (PostgresProblems.mayPass(failed)) {
      return new BusyException(
          "Cannot read the tenants in %s: %s. Run again when the database is back"
              .formatted(source, PostgresProblems.reason(failed)),
          failed);
    }
    return new UsageException(
        "Cannot read the tenants in %s (SQL state %s): it needs the columns name, position and tenant, and its user the right to select"
            .formatted(source, failed.getSQLState()),
        failed);
  }
}
