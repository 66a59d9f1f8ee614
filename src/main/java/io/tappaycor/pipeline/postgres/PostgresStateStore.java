package io.tappaycor.pipeline.postgres;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresProblems;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.Pass;
import io.tappaycor.state.StateParts;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * The state of a pipeline in a shared database. An attempt has it by a lease; should it lose the
 * lease without knowing, its fencing number keeps it from writing over what a newer one wrote.
 */
public final class PostgresStateStore implements StateStore {

  private static final LeaseWatch.Times TIMES =
      new LeaseWatch.Times(Duration.ofSeconds(2), Postgres.PATIENCE);

  private final AttemptRow row;
  private final Map<String, String> replicationKeys;
  private final Ownership ownership = new Ownership();
  private final Lease lease;
  private final LeaseWatch watch;
  private final Session session;

  /**
   * The rows as this attempt has read or written them; empty if a write may have failed halfway.
   */
  private Map<Long, String> known = Map.of();

  /** The pass as this attempt has read or written it. */
  private Optional<Pass> pass = Optional.empty();

  private PostgresStateStore(
      Postgres postgres,
      AttemptRow row,
      Lease lease,
      LeaseWatch.Times times,
      Map<String, String> replicationKeys) {
    this.row = row;
    this.replicationKeys = replicationKeys;
    this.lease = lease;
    this.watch = new LeaseWatch(lease, row.title(), times, ownership::lose);
    this.session = new Session(postgres);
  }

  /**
   * Begins an attempt of a pipeline, which need not exist yet.
   *
   * @param replicationKeys by stream
   * @param sleeper waits for another attempt to end
   * @throws BusyException if another attempt runs, or the database is away
   * @throws UsageException if the database cannot be used
   */
  public static PostgresStateStore open(
      Postgres postgres, Attempt attempt, Map<String, String> replicationKeys, Sleeper sleeper) {
    return open(postgres, attempt, replicationKeys, sleeper, TIMES);
  }

  static PostgresStateStore open(
      Postgres postgres,
      Attempt attempt,
      Map<String, String> replicationKeys,
      Sleeper sleeper,
      LeaseWatch.Times times) {
    try {
      Lease lease = Lease.take(postgres, attempt, sleeper);
      return new PostgresStateStore(postgres, attempt.row(), lease, times, replicationKeys);
    } catch (SQLException failed) {
      throw failure("Cannot begin an attempt of the pipeline " + attempt.row().title(), failed);
    }
  }

  /**
   * The state of a pipeline as it is now, without its lease; empty if it has none.
   *
   * @param replicationKeys by stream
   * @throws UsageException if it cannot be read
   */
  public static Optional<SyncState> read(
      Postgres postgres, String pipeline, Map<String, String> replicationKeys) {
    try (Connection connection = postgres.open()) {
      return composed(
          pipeline,
          new StateRows(new AttemptRow(pipeline, Shard.WHOLE)).read(connection),
          replicationKeys);
    } catch (SQLException failed) {
      throw failure("Cannot read the state of the pipeline " + pipeline, failed);
    }
  }

  private static Optional<SyncState> composed(
      String pipeline, SortedMap<Long, String> parts, Map<String, String> replicationKeys) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(StateReader.ofParts(pipeline, parts, replicationKeys));
  }

  private static TapException failure(String tried, SQLException failed) {
    String message = "%s: %s".formatted(tried, PostgresProblems.reason(failed));
    return PostgresProblems.mayPass(failed)
        ? new BusyException(message + ". Run again when the database is back", failed)
        : new UsageException(message, failed);
  }

  @Override
  public Optional<SyncState> read() {
    try {
      Connection connection = session.connection();
      SortedMap<Long, String> parts = new StateRows(row).read(connection);
      known = Map.copyOf(parts);
      Optional<SyncState> state = composed(row.pipeline(), parts, replicationKeys);
      if (!row.shard().isFirst() && state.isPresent()) {
        takeProgress(state.get(), row.progress(connection));
      }
      pass = state.flatMap(SyncState::pass);
      return state;
    } catch (SQLException failed) {
      session.drop();
      throw failure("Cannot read the state of the pipeline " + row.title(), failed);
    }
  }

  /**
   * The pass in the common part is that of the first shard. This one has its own, or none that it
   * could go on with, if it is new.
   */
  private static void takeProgress(SyncState state, Optional<String> own) {
    if (own.isPresent()) {
      state.progress(own);
    }
    if (own.isEmpty() || state.pass().isEmpty()) {
      state.endPass();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws BusyException if this attempt does not own the state any more
   */
  @Override
  public void replace(SyncState state) throws IOException {
    ownership.require();
    StateRows rows = new StateRows(row);
    SortedMap<Long, String> parts = rows.own(StateParts.split(state));
    try {
      Connection connection = session.connection();
      if (!write(connection, rows, parts, state)) {
        ownership.lose(LeaseWatch.superseded(row.title()));
        ownership.require();
      }
      known = Map.copyOf(parts);
      pass = state.pass();
      watch.proven();
    } catch (SQLException failed) {
      known = Map.of();
      session.drop();
      throw new IOException(PostgresProblems.reason(failed), failed);
    }
  }

  /** Writes in one transaction; does nothing if a newer attempt has begun. */
  private boolean write(
      Connection connection, StateRows rows, SortedMap<Long, String> parts, SyncState state)
      throws SQLException {
    connection.setAutoCommit(false);
    OptionalLong newest = row.lockedFence(connection);
    boolean ours = newest.equals(OptionalLong.of(lease.fence()));
    if (ours) {
      rows.write(connection, parts, known, lease.fence());
      if (!row.shard().isFirst()) {
        row.progress(connection, state.progress());
      }
      if (!state.pass().equals(pass)) {
        new OtherShards(row).forgetProgress(connection);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return ours;
  }

  @Override
  public Duration patience() {
    return Postgres.PATIENCE;
  }

  @Override
  public TapException unsaved(IOException cause) {
    String tried = "The last STATE of the target could not be stored";
    return cause.getCause() instanceof SQLException failed
        ? failure(tried, failed)
        : new BusyException(tried + ": " + cause.getMessage(), cause);
  }

  @Override
  public void onLoss(Consumer<BusyException> action) {
    ownership.onLoss(action);
  }

  @Override
  public void close() {
    watch.close();
    session.close();
    lease.close();
  }
}
