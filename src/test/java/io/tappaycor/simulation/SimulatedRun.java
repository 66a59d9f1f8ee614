package io.tappaycor.simulation;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.change.ChangeStore;
import io.tappaycor.cli.ExitCodes;
import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.TapException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.http.PaycorClient;
import io.tappaycor.http.RateLimiter;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.json.Json;
import io.tappaycor.paging.CallersThread;
import io.tappaycor.paging.ListReader;
import io.tappaycor.record.Transforms;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.sync.RunLimits;
import io.tappaycor.sync.Sync;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.Formatting;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A whole run in memory and in simulated time: the streams, the engine, the client and its retries,
 * without a process, a server or a wait. On one thread, unless it is told to use many.
 */
final class SimulatedRun {

  private static final Map<String, String> REPLICATION_KEYS =
      StreamTable.ALL.stream()
          .collect(Collectors.toMap(StreamDefinition::name, SimulatedRun::replicationKey));

  private final Paycor paycor;
  private List<SelectedStream> streams;
  private SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-24T12:00:00Z"));
  private List<LegalEntityId> entities = List.of(new LegalEntityId(501_123));
  private Optional<LocalDate> startDate = Optional.empty();
  private int lookbackDays = 7;
  private int requestsPerMinute;
  private Duration mostWait = Duration.ofHours(1);
  private boolean threads;
  private int refreshDays;
  private Optional<Path> changeStore = Optional.empty();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private OutputStream out = written;
  private JsonNode state = Json.NODES.objectNode();

  private SimulatedRun(Paycor paycor, List<SelectedStream> streams) {
    this.paycor = paycor;
    this.streams = streams;
  }

  /** A run of these streams, with all their default fields. */
  static SimulatedRun of(Paycor paycor, String... streams) {
    List<StreamDefinition> wanted =
        Stream.of(streams)
            .map(name -> StreamTable.named(name).orElseThrow())
            .map(SimulatedRun::selected)
            .toList();
    return new SimulatedRun(paycor, new Selector(wanted, warning -> {}).defaults());
  }

  /** The same run with all fields, the sensitive ones too. */
  SimulatedRun withAllFields() {
    streams =
        new Selector(
                streams.stream().map(stream -> insensitive(stream.definition())).toList(),
                warning -> {})
            .defaults();
    return this;
  }

  private static StreamDefinition insensitive(StreamDefinition known) {
    return copy(known, Set.of());
  }

  private static StreamDefinition selected(StreamDefinition known) {
    return copy(known, known.sensitiveFields());
  }

  private static StreamDefinition copy(StreamDefinition known, Set<String> sensitive) {
    return new StreamDefinition(
        known.name(),
        StreamDefinition.Tier.CORE,
        known.endpoint(),
        known.partitioning(),
        known.windowing(),
        known.keyProperties(),
        known.replication(),
        known.added(),
        known.clockFields(),
        sensitive,
        known.rows());
  }

  private static String replicationKey(StreamDefinition stream) {
    return stream.replication() instanceof Replication.Incremental by ? by.key() : "";
  }

  SimulatedRun at(String instant) {
    time = new SimulatedTime(Instant.parse(instant));
    return this;
  }

  SimulatedRun at(SimulatedTime now) {
    time = now;
    return this;
  }

  SimulatedRun from(JsonNode given) {
    state = given;
    return this;
  }

  SimulatedRun startingOn(String day) {
    startDate = Optional.of(LocalDate.parse(day));
    return this;
  }

  SimulatedRun lookingBack(int days) {
    lookbackDays = days;
    return this;
  }

  SimulatedRun ofEntities(long... ids) {
    entities = java.util.Arrays.stream(ids).mapToObj(LegalEntityId::new).toList();
    return this;
  }

  /** Calls are spread over simulated time. */
  SimulatedRun atPace(int callsPerMinute) {
    requestsPerMinute = callsPerMinute;
    return this;
  }

  /** Rate limits are waited for so long, all together. */
  SimulatedRun waitingAtMost(Duration most) {
    mostWait = most;
    return this;
  }

  /** Streams take turns, as in a process. */
  SimulatedRun onManyThreads() {
    threads = true;
    return this;
  }

  /** Only what has changed since it was sent is written. */
  SimulatedRun capturing(Path store) {
    changeStore = Optional.of(store);
    return this;
  }

  /** Each employee is read once in so many days. */
  SimulatedRun refreshingIn(int days) {
    refreshDays = days;
    return this;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }

  SimulatedRun writingTo(OutputStream target) {
    out = target;
    return this;
  }

  /** Runs to the end, or to whatever ends it. */
  Result run() {
    SyncState given = StateReader.read(Fuzzing.file(bytes(state)), REPLICATION_KEYS);
    ExecutorService pool = threads ? Executors.newCachedThreadPool() : new CallersThread();
    SimulatedClient client = new SimulatedClient(paycor, time);
    Optional<ChangeCapture> changes =
        changeStore.map(
            store ->
                new ChangeCapture(
                    ChangeStore.open(store, time.clock().instant(), "run"),
                    given.copy(),
                    new ChangeCapture.Deletions("deletions", false),
                    100,
                    Set.of(),
                    refreshDays > 0
                        ? Optional.of(new ChangeCapture.Cycle(refreshDays, today()))
                        : Optional.empty(),
                    false));
    Sync sync = sync(given, pool, client, changes);
    int code;
    String ended = "";
    try {
      sync.run();
      code = ExitCodes.of(sync.reports());
    } catch (TapException known) {
      ended = String.valueOf(known.getMessage());
      code = ExitCodes.of(known);
    } finally {
      pool.shutdownNow();
      changes.map(ChangeCapture::store).ifPresent(ChangeStore::close);
      Thread.interrupted();
    }
    return new Result(
        code, ended, written.toString(StandardCharsets.UTF_8), sync.reports(), client.refreshes());
  }

  private Sync sync(
      SyncState given,
      ExecutorService pool,
      SimulatedClient client,
      Optional<ChangeCapture> changes) {
    RateLimiter limiter = new RateLimiter(requestsPerMinute, mostWait, time::nanoTime, time);
    PaycorClient.Equipment equipment =
        new PaycorClient.Equipment(
            client,
            client,
            new Secret("s3cr3t-key"),
            new RetryPolicy(Duration.ofMinutes(2), () -> 0.5),
            limiter,
            threads ? 4 : 1,
            time,
            time.clock(),
            time::nanoTime);
    ListReader reader =
        new ListReader(new PaycorClient(equipment), threads ? Optional.of(pool) : Optional.empty());
    Sync.Dependencies dependencies =
        new Sync.Dependencies(
            reader,
            pool,
            RunLimits.of(4),
            new SingerWriter(out),
            given,
            new Formatting(
                ClockFields.in(ZoneOffset.UTC),
                DriftPolicy.WARN,
                Transforms.NONE,
                Formatting.Delivery.MESSAGES),
            changes,
            Progress.silent(),
            time.clock(),
            time,
            time::nanoTime);
    Extent extent =
        new Extent(
            entities,
            entities,
            startDate,
            lookbackDays,
            OptionalInt.empty(),
            SandboxReports.all(),
            time.instant(),
            false);
    return new Sync(dependencies, extent, new Sync.Choices(false, false), streams);
  }

  private static byte[] bytes(JsonNode json) {
    return Json.MAPPER.writeValueAsBytes(json);
  }

  /**
   * What came of a run.
   *
   * @param ended what ended the run as a whole; empty if it came to its end
   * @param out standard output, unless it went elsewhere
   * @param refreshes of the access token
   */
  record Result(int code, String ended, String out, List<StreamReport> reports, int refreshes) {

    List<JsonNode> messages() {
      return out.lines().map(Json.MAPPER::readTree).toList();
    }

    Rows rows() {
      return Rows.of(messages());
    }

    /** The last STATE. */
    JsonNode state() {
      return Json.MAPPER
          .readTree(out.substring(out.lastIndexOf("{\"type\":\"STATE\"")))
          .path("value");
    }

    StreamReport report(String stream) {
      return reports.stream()
          .filter(report -> report.stream().equals(stream))
          .findFirst()
          .orElseThrow();
    }

    /** All that went wrong, in words. */
    String failures() {
      return ended
          + reports.stream()
              .flatMap(
                  report ->
                      report.failures().stream()
                          .map(failure -> report.stream() + ": " + failure.getMessage()))
              .collect(Collectors.joining("\n"));
    }

    /** The exit code, with what went wrong. */
    @Override
    public String toString() {
      return "exit " + code + "\n" + failures();
    }
  }
}
