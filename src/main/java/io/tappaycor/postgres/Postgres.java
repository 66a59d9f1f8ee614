package io.tappaycor.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.Sleeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens connections to one database. A connection belongs to one thread at a time, and what it
 * locks is free as soon as it is closed or lost.
 */
public final class Postgres {

  /** A database that fails over or is upgraded is away for about so long. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int CONNECT_SECONDS = 10;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final PostgresUrl url;
  private final Optional<String> user;
  private final Optional<Secret> password;
  private final Sleeper sleeper;

  /**
   * A database.
   *
   * @param sleeper waits between attempts to connect
   */
  public Postgres(
      PostgresUrl url, Optional<String> user, Optional<Secret> password, Sleeper sleeper) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.sleeper = sleeper;
  }

  /** The database's address, which holds nothing secret. */
  public PostgresUrl url() {
    return url;
  }

  /**
   * A connection to a database whose tables are up to date.
   *
   * @throws BusyException if it is not to be had within {@link #PATIENCE}
   * @throws UsageException if waiting would not help, such as after a refused password
   */
  public Connection open() {
    return patiently(this::prepared);
  }

  /**
   * A connection to a database whose tables are somebody else's: the user need not be able to make
   * any.
   *
   * @throws BusyException if it is not to be had within {@link #PATIENCE}
   * @throws UsageException if waiting would not help, such as after a refused password
   */
  public Connection openForeign() {
    return patiently(this::connect);
  }

  private interface Opening {
    Connection open() throws SQLException;
  }

  private Connection patiently(Opening opening) {
    long attempts = PATIENCE.dividedBy(PAUSE);
    // An attempt may take long itself, where nobody answers.
    long start = System.nanoTime();
    for (long attempt = 1; ; attempt++) {
      try {
        return opening.open();
      } catch (SQLException failed) {
        if (!PostgresProblems.mayPass(failed)) {
          throw new UsageException(refused(failed), failed);
        }
        if (attempt >= attempts || System.nanoTime() - start >= PATIENCE.toNanos()) {
          throw new BusyException(unavailable(failed), failed);
        }
        pause();
      }
    }
  }

  /**
   * A connection to a database whose tables are up to date, at the first attempt.
   *
   * @throws SQLException if it is not to be had now
   */
  public Connection prepared() throws SQLException {
    Connection connection = connect();
    try {
      Migrations.apply(connection);
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** Keeps one connection, for short work again and again. */
  HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbc());
    config.setDriverClassName(Driver.class.getName());
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(1);
    config.setPoolName("tap-paycor");
    config.setConnectionTimeout(CONNECT_SECONDS * 1000L);
    return new HikariDataSource(config);
  }

  private Connection connect() throws SQLException {
    Connection connection = new Driver().connect(url.jdbc(), properties());
    if (connection == null) {
      throw new UsageException(
          url + " is no address of a database: write jdbc:postgresql://HOST:PORT/DATABASE");
    }
    return connection;
  }

  private Properties properties() {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    properties.setProperty("ApplicationName", "tap-paycor");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", "15");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("gssEncMode", "disable");
    // The details of the server's messages quote values.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private String unavailable(SQLException failed) {
    return String.format(
        Locale.ROOT,
        "The database %s was not to be had within %d s (%s): run again when it is back. No refresh"
            + " token has been used up",
        url,
        PATIENCE.toSeconds(),
        PostgresProblems.reason(failed));
  }

  private String refused(SQLException failed) {
    return "Cannot use the database %s: %s".formatted(url, PostgresProblems.reason(failed));
  }

  private void pause() {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the database", stopping);
    }
  }
}
