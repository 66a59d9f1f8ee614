package io.tappaycor.postgres;

import io.github.bucket4j.TimeMeter;
import io.tappaycor.failure.BusyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time of the database, by the clock of this process: workers whose clocks differ would take
 * from each other.
 *
 * @param offset nanoseconds from this process's monotonic clock to the database's time since 1970
 */
record DatabaseClock(long offset) implements TimeMeter {

  static DatabaseClock of(Postgres postgres) {
    try (Connection connection = postgres.open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select (extract(epoch from clock_timestamp()) * 1000000)::bigint")) {
      rows.next();
      return new DatabaseClock(rows.getLong(1) * 1000 - System.nanoTime());
    } catch (SQLException lost) {
      throw new BusyException(
          "The database %s was lost (%s): run again when it is back"
              .formatted(postgres.url(), PostgresProblems.reason(lost)),
          lost);
    }
  }

  /** The monotonic clock of this process. */
  long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long currentTimeNanos() {
    return offset + System.nanoTime();
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
