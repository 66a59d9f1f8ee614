package io.tappaycor.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.failure.UsageException;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.tenant.postgres.TenantTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants in a table of a database. */
final class TenantTableTest {

  @TempDir Path home;

  private final String table = "t_" + UUID.randomUUID().toString().replace('-', '_');

  @BeforeEach
  void create() throws SQLException {
    sql("create table %s (name text, position int, tenant json)");
    sql(
        """
        insert into %s values
          ('south', 20, '{"target": ["cat"]}'),
          ('north', 10, '{"config": {"client_id": "n"}}'),
          ('west', 30, null)
        """);
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestDatabase.orSkip().url());
        Statement statement = connection.createStatement()) {
      statement.execute(text.formatted(table));
    }
  }

  private static List<Tenant> in(String url) {
    return TenantTable.read(
        new Postgres(
            PostgresUrl.of("--tenants", url), Optional.empty(), Optional.empty(), pause -> {}));
  }

  private List<Tenant> all() {
    return in(TestDatabase.orSkip().url() + "#public." + table);
  }

  private String refused() {
    return String.valueOf(assertThrows(UsageException.class, this::all).getMessage());
  }

  @Test
  void workersCountThemByPosition() {
    assertEquals(List.of("north", "south", "west"), all().stream().map(Tenant::name).toList());
    assertEquals(List.of(0, 1, 2), all().stream().map(Tenant::index).toList());
    assertEquals("n", all().get(0).config().path("client_id").asString());
    assertEquals(List.of("cat"), all().get(1).target());
  }

  @Test
  void theTapMakesATableOfItsOwn() throws SQLException {
    String name = "own-" + UUID.randomUUID();
    assertThrows(UsageException.class, () -> in(TestDatabase.orSkip().url()), "it is empty");
    sql("insert into tap_paycor.tenants (name) values ('" + name + "')");
    try {
      assertTrue(in(TestDatabase.orSkip().url()).stream().anyMatch(one -> one.name().equals(name)));
    } finally {
      sql("delete from tap_paycor.tenants");
    }
  }

  @Test
  void aRowThatIsNoTenantIsNamed() throws SQLException {
    sql("insert into %s values ('east', 40, '{\"client_secret\": \"s3cr3t\"}')");
    assertTrue(refused().contains("tenant east: unknown key `client_secret`"), refused());
    assertFalse(refused().contains("s3cr3t"), refused());

    for (String wrong : List.of("\"{}\"", "[]", "null")) {
      sql("update %s set tenant = '" + wrong + "' where name = 'east'");
      assertTrue(refused().contains("tenant east: it is not a JSON object"), refused());
    }
    sql("update %s set tenant = '{}' where name = 'east'");
    sql("update %s set name = 'north' where name = 'east'");
    assertTrue(refused().contains("two tenants north"), refused());

    sql("alter table %s alter tenant type text");
    sql("update %s set name = 'east', tenant = '{\"x\": s3cr3t' where position = 40");
    assertTrue(refused().contains("The tenant east"), refused());
    assertFalse(refused().contains("s3cr3t"), refused());
  }

  @Test
  void aTableThatCannotBeReadSaysWhatItNeeds() throws SQLException {
    sql("alter table %s drop position");
    assertTrue(refused().contains("the columns name, position and tenant"), refused());
    sql("drop table %s");
    assertTrue(refused().contains("the columns name, position and tenant"), refused());

    UsageException injected =
        assertThrows(
            UsageException.class, () -> in(TestDatabase.orSkip().url() + "#a; drop table b"));
    assertTrue(
        String.valueOf(injected.getMessage()).contains("SCHEMA.TABLE"), injected.getMessage());
  }

  @Test
  void whoMayOnlySelectCanReadATableThatTheTapDidNotMake() throws SQLException {
    String url = TestDatabase.orSkip().url().replace("/postgres?", "/" + table + "?");
    sql("create database %s");
    sql("create role %s login");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table customers (name text, position int, tenant json)");
      statement.execute("insert into customers values ('north', 1, '{}')");
      statement.execute("grant select on customers to " + table);
    }

    List<Tenant> found = in(url.replace("user=postgres", "user=" + table) + "#public.customers");

    assertEquals(List.of("north"), found.stream().map(Tenant::name).toList());
  }

  @Test
  void aRunTakesOneByItsNumber() {
    TapRun.Result run =
        TapRun.in(home)
            .with("SLURM_ARRAY_TASK_ID", "1")
            .run(
                "run",
                "--sandbox",
                "--tenants",
                TestDatabase.orSkip().url() + "#" + table,
                "--tenant",
                "auto",
                "--select",
                "departments",
                "--state",
                home.resolve("{tenant}.state"),
                "--",
                "cat");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("tenant south"), run.err());
  }
}
