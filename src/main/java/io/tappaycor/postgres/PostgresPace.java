package io.tappaycor.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.SharedPace;
import io.tappaycor.http.Sleeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token bucket in the database: what refills in a second is taken at once, so that each worker
 * asks at most once a second. If the database goes away, the worker keeps to the pace that it had.
 */
public final class PostgresPace implements SharedPace {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPace.class);
  private static final int SECONDS_PER_MINUTE = 60;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final HikariDataSource connections;
  private final BucketProxy bucket;
  private final int batch;
  private final OwnPace own;
  private final DatabaseClock clock;
  private final Sleeper sleeper;
  private long retryAt;
  private boolean away;

  private PostgresPace(
      HikariDataSource connections,
      BucketProxy bucket,
      int requestsPerMinute,
      DatabaseClock clock,
      Sleeper sleeper) {
    this.connections = connections;
    this.bucket = bucket;
    this.batch = batch(requestsPerMinute);
    this.own = new OwnPace(requestsPerMinute, clock.nanoTime());
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * The pace of a key.
   *
   * @param key tells keys apart; nothing can be learned from it
   * @param requestsPerMinute over all workers; of the worker that opens it last
   * @throws BusyException if the database is not to be had
   * @throws UsageException if it cannot be used
   */
  public static PostgresPace open(
      Postgres postgres, long key, int requestsPerMinute, Sleeper sleeper) {
    DatabaseClock clock = DatabaseClock.of(postgres);
    try {
      return opened(postgres, key, requestsPerMinute, clock, sleeper);
    } catch (BucketExecutionException | PoolInitializationException lost) {
      // Not a defect: the connection was cut, or the table may not be used.
      throw failure(postgres, lost);
    }
  }

  private static TapException failure(Postgres postgres, RuntimeException lost) {
    Optional<SQLException> cause =
        Stream.iterate((Throwable) lost, Objects::nonNull, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .findFirst();
    String reason = cause.map(PostgresProblems::reason).orElse("no connection");
    String message =
        "The database %s, which divides the pace, cannot be used: %s"
            .formatted(postgres.url(), reason);
    return cause.map(PostgresProblems::mayPass).orElse(true)
        ? new BusyException(message + ". Run again when the database is back", lost)
        : new UsageException(message, lost);
  }

  private static PostgresPace opened(
      Postgres postgres, long key, int requestsPerMinute, DatabaseClock clock, Sleeper sleeper) {
    HikariDataSource connections = postgres.pool();
    try {
      BucketProxy bucket = bucket(connections, key, requestsPerMinute, clock);
      return new PostgresPace(connections, bucket, requestsPerMinute, clock, sleeper);
    } catch (BucketExecutionException lost) {
      connections.close();
      throw lost;
    }
  }

  private static BucketProxy bucket(
      HikariDataSource connections, long key, int requestsPerMinute, DatabaseClock clock) {
    BucketConfiguration limit =
        BucketConfiguration.builder()
            .addLimit(
                BandwidthBuilder.builder()
                    .capacity(batch(requestsPerMinute))
                    .refillGreedy(requestsPerMinute, Duration.ofMinutes(1))
                    .build())
            .build();
    BucketProxy bucket =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(connections)
            .table("tap_paycor.paces")
            .idColumn("id")
            .stateColumn("state")
            .clientClock(clock)
            .requestTimeout(RETRY)
            .build()
            .builder()
            .build(key, () -> limit);
    bucket.replaceConfiguration(limit, TokensInheritanceStrategy.AS_IS);
    return bucket;
  }

  private static int batch(int requestsPerMinute) {
    return Math.max(1, requestsPerMinute / SECONDS_PER_MINUTE);
  }

  @Override
  public int take() throws InterruptedException {
    while (!away || clock.nanoTime() - retryAt >= 0) {
      ConsumptionProbe probe;
      try {
        probe = bucket.tryConsumeAndReturnRemaining(batch);
      } catch (RuntimeException lost) {
        leave(lost);
        break;
      }
      comeBack();
      if (probe.isConsumed()) {
        own.add(batch, clock.nanoTime());
        return batch;
      }
      sleeper.sleep(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    sleeper.sleep(own.interval());
    return 1;
  }

  private void leave(RuntimeException lost) {
    if (!away) {
      LOG.warn(
          "The database of the shared pace is away: going on at the pace that this worker had, {}"
              + " requests a minute",
          Duration.ofMinutes(1).dividedBy(own.interval()));
      LOG.debug("The shared pace failed", lost);
    }
    away = true;
    retryAt = clock.nanoTime() + RETRY.toNanos();
  }

  private void comeBack() {
    if (away) {
      LOG.info("The database of the shared pace is back");
    }
    away = false;
  }

  @Override
  public void close() {
    connections.close();
  }
}
