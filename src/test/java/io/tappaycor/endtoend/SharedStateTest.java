package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.pipeline.postgres.Attempt;
import io.tappaycor.pipeline.postgres.LeaseHolder;
import io.tappaycor.pipeline.postgres.PostgresStateStore;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.SyncState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tap-paycor run} with its state in a database that others use too. */
final class SharedStateTest {

  private static final String STATES =
      "grep '^{\"type\":\"STATE\"' | sed 's/^{\"type\":\"STATE\",\"value\"://; s/}$//'";

  @TempDir Path home;

  private final String pipeline = "test-" + UUID.randomUUID();
  private int scripts;

  private String state(String url) {
    return url + "#" + pipeline;
  }

  private String state() {
    return state(TestDatabase.orSkip().url());
  }

  private TapRun.Result into(String script, Object... options) {
    return at(state(), script, options);
  }

  private TapRun.Result at(String state, String script, Object... options) {
    List<Object> words = new ArrayList<>(List.of("run", "--sandbox", "--employees", 3));
    words.addAll(List.of("--select", "paystubs", "--select", "employees", "--state", state));
    words.addAll(List.of(options));
    scripts++;
    words.addAll(List.of("--", "sh", TapRun.file(home, "target%d.sh".formatted(scripts), script)));
    return TapRun.in(home).run(words.toArray());
  }

  private CompletableFuture<TapRun.Result> starting(String state, String script, Object... more) {
    return CompletableFuture.supplyAsync(() -> at(state, script, more));
  }

  /** A target that says that it has started, and reads when another file appears. */
  private String gated(Path gate, String script) {
    return "touch %s; while [ ! -e %s ]; do sleep 0.1; done; %s"
        .formatted(home.resolve("started"), gate, script);
  }

  private void await(String file) throws Exception {
    long start = System.nanoTime();
    while (!Files.exists(home.resolve(file))) {
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30), "no " + file);
      Thread.sleep(20);
    }
  }

  private static TapRun.Result of(CompletableFuture<TapRun.Result> run) throws Exception {
    return run.get(60, TimeUnit.SECONDS);
  }

  private static long records(TapRun.Result run) {
    String end = run.err().lines().filter(line -> line.startsWith("INFO Run ")).findFirst().get();
    return Long.parseLong(end.replaceAll(".*: (\\d+) records.*", "$1"));
  }

  private static Postgres postgres(String url) {
    return new Postgres(
        PostgresUrl.of("--state", url),
        Optional.empty(),
        Optional.empty(),
        pause -> Thread.sleep(10));
  }

  private StateStore newer(Duration wait) {
    return PostgresStateStore.open(
        postgres(state()),
        new Attempt(pipeline, Shard.WHOLE, "run newer", wait),
        Map.of(),
        pause -> Thread.sleep(5));
  }

  private SyncState stored(String url) {
    return PostgresStateStore.read(postgres(url), pipeline, Map.of()).orElseThrow();
  }

  @Test
  void theSecondRunIsIncremental() {
    TapRun.Result first = into(STATES);
    TapRun.Result second = into(STATES);

    assertEquals(0, first.code(), first.err());
    assertEquals(0, second.code(), second.err());
    assertTrue(records(second) < records(first) / 2, second.err());
  }

  @Test
  void aSecondAttemptEndsAtOnceOrWaitsForTheFirst() throws Exception {
    Path gate = home.resolve("gate");
    Path all = home.resolve("all");
    Path few = home.resolve("few");
    var first = starting(state(), gated(gate, "tee %s | %s".formatted(all, STATES)));
    await("started");
    TapRun.Result refused = into(STATES);
    Path config = TapRun.file(home, "config.json", "{\"state_wait_seconds\": 60}");
    var waiting = starting(state(), "tee %s | %s".formatted(few, STATES), "--config", config);
    Files.createFile(gate);

    assertEquals(75, refused.code(), refused.err());
    assertTrue(refused.err().contains("Another attempt of the pipeline " + pipeline));
    assertEquals(0, of(first).code(), of(first).err());
    assertEquals(0, of(waiting).code(), of(waiting).err());
    assertTrue(Files.size(few) < Files.size(all) / 2, Files.size(few) + " bytes");
  }

  @Test
  void aRunThatLosesTheConnectionOfItsLeaseGoesOn() throws Exception {
    Path gate = home.resolve("gate");
    LeaseHolder holder = new LeaseHolder(state(), pipeline);
    var run = starting(state(), gated(gate, STATES));
    await("started");
    int first = holder.awaitOtherThan(0);
    holder.terminate(first);
    holder.awaitOtherThan(first);
    Files.createFile(gate);

    assertEquals(0, of(run).code(), of(run).err());
    assertTrue(of(run).err().contains("the lease is taken again"), of(run).err());
    assertTrue(stored(state()).hasBookmarks());
  }

  @Test
  void anOlderAttemptKillsItsTargetAndStoresNothing() throws Exception {
    Path late = home.resolve("late");
    String script = "(sleep 8; touch %s) & touch %s; cat >/dev/null; sleep 20";
    LeaseHolder holder = new LeaseHolder(state(), pipeline);
    var older = starting(state(), script.formatted(late, home.resolve("started")));
    await("started");
    holder.terminate(holder.awaitOtherThan(0));
    try (StateStore newer = newer(Duration.ofSeconds(20))) {
      newer.replace(SyncState.empty());
      TapRun.Result superseded = of(older);

      assertEquals(75, superseded.code(), superseded.err());
      assertTrue(superseded.err().contains("A newer attempt of the pipeline"), superseded.err());
      assertFalse(superseded.err().contains("Stopped by a signal"), superseded.err());
      Thread.sleep(9_000);
      assertFalse(Files.exists(late), "the target lives on");
    }
    assertFalse(stored(state()).hasBookmarks());
  }

  @Test
  void aDatabaseThatRestartsCostsNothing() throws Exception {
    TestDatabase database = TestDatabase.ownOrSkip();
    Path gate = home.resolve("gate");
    Path done = home.resolve("done");
    String url = state(database.url());
    var run = starting(url, gated(gate, STATES + "; touch " + done));
    await("started");
    database.shutDown();
    Files.createFile(gate);
    await("done");
    Thread.sleep(3_000);
    database.restart();

    assertEquals(0, of(run).code(), of(run).err());
    assertTrue(stored(url).hasBookmarks());
  }

  @Test
  void aRowThatIsNoStateIsNamedAndKept() throws Exception {
    try (StateStore store = newer(Duration.ZERO);
        Connection connection = DriverManager.getConnection(TestDatabase.orSkip().url())) {
      store.replace(SyncState.empty());
      connection
          .createStatement()
          .execute("update tap_paycor.states set state = '[' where pipeline = '" + pipeline + "'");
    }
    TapRun.Result run = into(STATES);

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("the pipeline " + pipeline), run.err());
  }

  @Test
  void theCommandStateShowsChecksAndResets() {
    into(STATES);
    TapRun.Result shown = TapRun.in(home).run("state", "show", "--state", state());
    TapRun.Result checked = TapRun.in(home).run("state", "check", "--state", state());
    TapRun.Result reset = TapRun.in(home).run("state", "reset", "paystubs", "--state", state());
    TapRun.Result after = TapRun.in(home).run("state", "show", "--state", state());

    assertEquals(0, shown.code(), shown.err());
    assertTrue(shown.out().contains("paystubs"), shown.out());
    assertTrue(checked.out().contains("pipeline " + pipeline + " is valid"), checked.out());
    assertTrue(reset.out().contains("forgot paystubs"), reset.out() + reset.err());
    assertFalse(after.out().contains("paystubs"), after.out());
    assertTrue(after.out().contains("employees"), after.out());
  }

  @Test
  void resettingTakesTheLeaseAndNeedsAPipelineThatExists() {
    TapRun.Result unknown = TapRun.in(home).run("state", "show", "--state", state());
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("no state of the pipeline " + pipeline), unknown.err());

    into(STATES);
    try (StateStore held = newer(Duration.ZERO)) {
      assertTrue(held.read().isPresent());
      assertEquals(
          75, TapRun.in(home).run("state", "reset", "paystubs", "--state", state()).code());
    }
  }

  @Test
  void theUserAndThePasswordComeFromTheConfigOrTheEnvironment() {
    into(STATES);
    String bare = state().replace("?user=postgres", "");
    TapRun.Result wrong =
        TapRun.in(home)
            .with("TAP_PAYCOR_DATABASE_USER", "nobody")
            .run("state", "show", "--state", bare);
    Path config = TapRun.file(home, "config.json", "{\"database_user\": \"postgres\"}");

    assertEquals(2, wrong.code(), wrong.err());
    assertTrue(wrong.err().contains("database_user"), wrong.err());
    assertEquals(
        0, TapRun.in(home).run("state", "show", "--state", bare, "--config", config).code());
    assertEquals(0, at(bare, STATES, "--config", config).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "# "})
  void aDatabaseWithoutAPipelineIsRefused(String name) {
    TapRun.Result run = at("jdbc:postgresql://127.0.0.1:1/db" + name, STATES);

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("jdbc:postgresql://127.0.0.1:1/db#NAME"), run.err());
  }

  @Test
  void whatCannotUseADatabaseSaysSo() {
    String url = "jdbc:postgresql://127.0.0.1:1/db#north";
    Path config = TapRun.file(home, "config.json", "{\"change_capture\": true}");
    TapRun.Result sync = TapRun.in(home).run("--sandbox", "--state", url);
    TapRun.Result capture = at(url, STATES, "--config", config);
    TapRun.Result secret = at("jdbc:postgresql://h/d?password=s3cr3t#north", STATES);

    assertEquals(List.of(2, 2, 2), List.of(sync.code(), capture.code(), secret.code()));
    assertTrue(sync.err().contains("tap-paycor run"), sync.err());
    assertTrue(capture.err().contains("change_capture does not work"), capture.err());
    assertTrue(secret.err().contains("database_password"), secret.err());
    assertFalse(secret.err().contains("s3cr3t"), secret.err());
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartIsWorthRunningAgain() {
    TapRun.Result run = at("jdbc:postgresql://127.0.0.1:1/db#north", STATES);

    assertEquals(75, run.code(), run.err());
    assertEquals("", run.out());
  }
}
