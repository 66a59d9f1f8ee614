package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.postgres.SharedRow;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** One row of a database, and the workers of a fleet that share it. */
final class SharedBench {

  /** How long a call may go on without its lease. */
  static final Duration OUTLIVE = Duration.ofMinutes(2);

  private static final Sleeper REAL = duration -> Thread.sleep(duration.toMillis());

  final FakeTime time = new FakeTime();
  final FakePaycor paycor = new FakePaycor("seed");
  final SharedRow row;

  SharedBench(String clientId) {
    row = SharedRow.of(TestDatabase.orSkip().url(), clientId);
  }

  /** What a worker has whose time passes as it sleeps. */
  RotatingTokens worker() {
    TokenStore store = row.open(Duration.ofSeconds(1), OUTLIVE, time);
    return new RotatingTokens(store, paycor.endpoint(time), SEED, time, time, time::nanoTime);
  }

  /** What a worker has that really waits. */
  RotatingTokens patientWorker() {
    TokenStore store = row.open(Duration.ofSeconds(20), OUTLIVE, REAL);
    return new RotatingTokens(
        store, paycor.endpoint(time), SEED, REAL, Clock.systemUTC(), System::nanoTime);
  }

  TokenFamily stored() {
    return row.open(OUTLIVE, OUTLIVE, time).read().pick(SEED, time.instant(), "here");
  }

  void change(UnaryOperator<TokenFamilies> change) {
    try (LeasedStore leased = LeasedStore.of(row.open(OUTLIVE, OUTLIVE, time), time)) {
      leased.change(change);
    }
  }

  /** Another worker begins a refresh. */
  void mark(Instant started) {
    TokenFamily marked = TokenFamily.startingWith(SEED, started).refreshingSince(started);
    change(families -> families.updated(marked));
  }
}
