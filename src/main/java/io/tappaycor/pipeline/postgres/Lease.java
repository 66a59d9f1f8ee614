package io.tappaycor.pipeline.postgres;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An advisory lock on the name of a pipeline, held by a connection of its own, and the fencing
 * number of the attempt that has it. For one thread at a time.
 */
final class Lease implements AutoCloseable {

  /** What a check may find. */
  enum Standing {
    HELD,
    /** The connection was lost, and somebody else has the lock now, but has not begun. */
    WANTED,
    SUPERSEDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FORMER_TARGET = Postgres.PATIENCE.plusSeconds(10);

  private final Session session;
  private final AttemptRow row;
  private final OtherShards others;
  private final LeaseLock lock;

  /** The connection that has the lock; none while it is lost. */
  private Session.@Nullable Backend holder;

  /** The connection that had the lock. */
  private Session.@Nullable Backend former;

  private long fence;

  /** Whether no target of an older attempt can write any more. */
  private boolean settled;

  private Lease(Session session, AttemptRow row) {
    this.session = session;
    this.row = row;
    this.others = new OtherShards(row);
    this.lock = LeaseLock.of(row);
  }

  /**
   * Takes the lease, and begins the attempt.
   *
   * @throws BusyException if another attempt does not end within the time to wait
   */
  static Lease take(Postgres postgres, Attempt attempt, Sleeper sleeper) throws SQLException {
    Lease lease = new Lease(new Session(postgres), attempt.row());
    try {
      lease.session.open();
      lease.await(attempt, sleeper);
      lease.awaitFormer(sleeper);
      return lease;
    } catch (SQLException | RuntimeException failed) {
      lease.session.close();
      throw failed;
    }
  }

  private void await(Attempt attempt, Sleeper sleeper) throws SQLException {
    long start = System.nanoTime();
    boolean told = false;
    for (Optional<AttemptRow> runs = begin(attempt); runs.isPresent(); runs = begin(attempt)) {
      if (System.nanoTime() - start >= attempt.longestWait().toNanos()) {
        throw held(runs.get());
      }
      if (!told) {
        LOG.info("Waiting for another attempt of the pipeline {} to end", runs.get().title());
        told = true;
      }
      pause(sleeper);
    }
  }

  /**
   * Begins the attempt, unless another one runs that it must not run beside. One at a time does
   * this, so that of two attempts that would exclude each other one begins.
   *
   * @return the row of the attempt that runs; empty if this one has begun
   */
  private Optional<AttemptRow> begin(Attempt attempt) throws SQLException {
    Connection connection = session.connection();
    connection.setAutoCommit(false);
    LeaseLock.ofBeginning(row.pipeline()).awaitInTransaction(connection);
    Optional<AttemptRow> runs = take(connection) ? others.running(connection) : Optional.of(row);
    if (runs.isEmpty()) {
      fence = row.nextFence(connection, attempt.label());
      others.supersede(connection);
    } else if (holder != null) {
      holder = null;
      lock.release(connection);
    }
    connection.commit();
    connection.setAutoCommit(true);
    return runs;
  }

  /**
   * An attempt that lost its lease without ending kills its target once it knows, and in any case
   * after its patience: two targets must not write at a time.
   */
  private void awaitFormer(Sleeper sleeper) throws SQLException {
    long steps = FORMER_TARGET.dividedBy(POLL);
    for (long step = 0; step < steps && !areFormerEnded(session.connection()); step++) {
      if (step == 0) {
        LOG.warn(
            "The last attempt of the pipeline {} did not end by itself: waiting up to {} s until"
                + " its target cannot write any more",
            row.pipeline(),
            FORMER_TARGET.toSeconds());
      }
      pause(sleeper);
    }
    others.settle(session.connection());
    settled = true;
  }

  private boolean areFormerEnded(Connection connection) throws SQLException {
    return row.isFormerEnded(connection) && others.areEnded(connection);
  }

  private static void pause(Sleeper sleeper) {
    try {
      sleeper.sleep(POLL);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for another attempt", stopping);
    }
  }

  private BusyException held(AttemptRow runs) throws SQLException {
    String who =
        runs.newest(session.connection())
            .map(newest -> " (%s, since %s)".formatted(newest.label(), newest.started()))
            .orElse("");
    return new BusyException(
        "Another attempt of the pipeline %s runs%s: run again when it has ended, or set state_wait_seconds. Nothing was read"
            .formatted(runs.title(), who));
  }

  /** The number of this attempt. */
  long fence() {
    return fence;
  }

  /**
   * Asks the database whether this attempt is still the newest, and takes the lock again if its
   * connection was lost.
   *
   * @throws SQLException if the database is not to be had now
   */
  Standing check() throws SQLException {
    try {
      Connection connection = session.connection();
      if (!OptionalLong.of(fence).equals(row.fence(connection))) {
        return Standing.SUPERSEDED;
      }
      return holder != null || again(connection) ? Standing.HELD : Standing.WANTED;
    } catch (SQLException lost) {
      session.drop();
      former = holder == null ? former : holder;
      holder = null;
      throw lost;
    }
  }

  private boolean again(Connection connection) throws SQLException {
    if (former != null) {
      Session.end(connection, former);
    }
    boolean locked = take(connection);
    if (locked) {
      LOG.info("The connection to the database was lost: the lease is taken again");
    }
    return locked;
  }

  private boolean take(Connection connection) throws SQLException {
    if (lock.take(connection)) {
      holder = Session.backend(connection);
    }
    return holder != null;
  }

  /** Lets the next attempt have it. */
  @Override
  public void close() {
    try {
      if (settled) {
        row.end(session.connection(), fence);
      }
    } catch (SQLException away) {
      LOG.debug("The end of the attempt could not be noted", away);
    }
    session.close();
  }
}
