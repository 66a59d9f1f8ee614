package io.tappaycor.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database of a fleet: its address, its tables, and what its failures mean. */
final class PostgresTest {

  private static Postgres at(String url) {
    return new Postgres(
        PostgresUrl.of("`token_store`", url), Optional.empty(), Optional.empty(), duration -> {});
  }

  @Test
  void theTablesAreMadeOnceByManyAtATime() throws Exception {
    Postgres postgres = at(TestDatabase.orSkip().url());
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Callable<Integer>> six =
        Stream.<Callable<Integer>>generate(
                () ->
                    () -> {
                      try (Connection connection = postgres.open();
                          ResultSet rows =
                              connection
                                  .createStatement()
                                  .executeQuery("select count(*) from tap_paycor.migrations")) {
                        rows.next();
                        return rows.getInt(1);
                      }
                    })
            .limit(6)
            .toList();

    for (Future<Integer> versions : pool.invokeAll(six)) {
      assertTrue(versions.get() >= 2);
    }
    pool.shutdown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?user=u&password=s3cr3t",
        "jdbc:postgresql://h/d?Password=s3cr3t#x",
        "jdbc:postgresql://u:s3cr3t@h/d"
      })
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String url) {
    UsageException refused =
        assertThrows(UsageException.class, () -> PostgresUrl.of("`token_store`", url));

    assertFalse(String.valueOf(refused.getMessage()).contains("s3cr3t"), refused.getMessage());
  }

  @Test
  void theNameFollowsTheHash() {
    PostgresUrl url = PostgresUrl.of("--state", "jdbc:postgresql://h:5433/d?ssl=true#north/1");

    assertEquals("jdbc:postgresql://h:5433/d?ssl=true", url.jdbc());
    assertEquals(Optional.of("north/1"), url.name());
    assertEquals("jdbc:postgresql://h:5433/d#north/1", url.toString());
  }

  @Test
  void aDatabaseThatIsAwayIsBusy() {
    BusyException busy =
        assertThrows(
            BusyException.class, () -> at("jdbc:postgresql://127.0.0.1:1/postgres").open());

    assertTrue(String.valueOf(busy.getMessage()).contains("no connection"), busy.getMessage());
  }

  @Test
  void aDatabaseThatDoesNotExistIsAMistake() {
    String url = TestDatabase.orSkip().url().replace("/postgres?", "/nowhere?");

    UsageException mistake = assertThrows(UsageException.class, () -> at(url).open());
    assertTrue(String.valueOf(mistake.getMessage()).contains("no such database"));
  }

  @Test
  void thePasswordIsSentAndAWrongUserIsAMistake() throws SQLException {
    String url = TestDatabase.orSkip().url().replace("?user=postgres", "");
    Postgres nobody =
        new Postgres(
            PostgresUrl.of("`token_store`", url),
            Optional.of("nobody"),
            Optional.of(new Secret("s3cr3t")),
            duration -> {});

    UsageException mistake = assertThrows(UsageException.class, nobody::open);
    assertTrue(String.valueOf(mistake.getMessage()).contains("database_user"));
  }
}
