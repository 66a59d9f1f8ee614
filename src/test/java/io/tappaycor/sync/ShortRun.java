package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.config.ClockFields;
import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.http.RuledApi;
import io.tappaycor.json.Json;
import io.tappaycor.paging.CallersThread;
import io.tappaycor.paging.ListReader;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.record.Transforms;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.Formatting;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A whole run of one stream in memory, on one thread, at noon of a Tuesday: time stands still. */
final class ShortRun {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final LegalEntityId ENTITY_ID = new LegalEntityId(7);
  static final Scope ENTITY = new Scope.LegalEntity(ENTITY_ID);

  final RuledApi api = new RuledApi();
  final SyncState state = SyncState.empty();
  final List<String> positions = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  private List<LegalEntityId> entities = List.of(ENTITY_ID);
  private List<LegalEntityId> others = List.of();
  private boolean finish;
  private boolean allowPartialAccess;
  private Optional<LocalDate> startDate = Optional.empty();
  private OptionalInt skipEndedDays = OptionalInt.empty();
  private int lookbackDays;
  private boolean backfills;
  private boolean versions;
  private boolean inFull;
  private Reports reports = Reports.NONE;
  private Transforms transforms = Transforms.NONE;
  private Duration pause = Duration.ZERO;
  private Optional<ChangeCapture> changes = Optional.empty();

  /** Reads these legal entities. */
  ShortRun of(long... ids) {
    entities = LongStream.of(ids).mapToObj(LegalEntityId::new).toList();
    return this;
  }

  /** Other runs read these legal entities of the same login. */
  ShortRun beside(long... ids) {
    others = LongStream.of(ids).mapToObj(LegalEntityId::new).toList();
    return this;
  }

  ShortRun startingOn(String day) {
    startDate = Optional.of(LocalDate.parse(day));
    return this;
  }

  /** Tells the target which rows are all there are. */
  ShortRun activating() {
    versions = true;
    return this;
  }

  /** Sends only what has changed since it was sent. */
  ShortRun capturing(Function<SyncState, ChangeCapture> how) {
    changes = Optional.of(how.apply(state.copy()));
    return this;
  }

  /** Reads only what lies before the days that the state covers. */
  ShortRun backfilling() {
    backfills = true;
    return this;
  }

  ShortRun lookingBack(int days) {
    lookbackDays = days;
    return this;
  }

  ShortRun skippingEnded(int days) {
    skipEndedDays = OptionalInt.of(days);
    return this;
  }

  ShortRun transforming(RecordTransform how) {
    transforms = any -> how;
    return this;
  }

  /** Completes the last pass. */
  ShortRun finishing() {
    finish = true;
    return this;
  }

  /** The login is meant to see only some. */
  ShortRun allowingPartialAccess() {
    allowPartialAccess = true;
    return this;
  }

  /** These reports are read. */
  ShortRun reporting(Reports choice) {
    reports = choice;
    return this;
  }

  /** An incremental stream is read in full. */
  ShortRun inFull() {
    inFull = true;
    return this;
  }

  /** Every step takes a minute: then a STATE is due whenever a page is written. */
  ShortRun slowly() {
    pause = Duration.ofMinutes(1);
    return this;
  }

  Sync of(String stream, ByteArrayOutputStream out) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AtomicLong nanos = new AtomicLong();
    Sync.Dependencies dependencies =
        new Sync.Dependencies(
            new ListReader(api.client(clock)),
            new CallersThread(),
            RunLimits.of(2),
            new SingerWriter(out),
            state,
            new Formatting(
                ClockFields.in(ZoneOffset.UTC),
                DriftPolicy.WARN,
                transforms,
                versions ? Formatting.Delivery.VERSIONED_MESSAGES : Formatting.Delivery.MESSAGES),
            changes,
            new Positions(),
            clock,
            pauses::add,
            () -> nanos.addAndGet(pause.toNanos()));
    List<LegalEntityId> all = Stream.concat(entities.stream(), others.stream()).sorted().toList();
    Extent extent =
        new Extent(entities, all, startDate, lookbackDays, skipEndedDays, reports, NOW, backfills);
    return new Sync(
        dependencies, extent, new Sync.Choices(finish, allowPartialAccess), selected(stream));
  }

  private List<SelectedStream> selected(String name) {
    StreamDefinition known = StreamTable.named(name).orElseThrow();
    StreamDefinition wanted =
        new StreamDefinition(
            name,
            StreamDefinition.Tier.CORE,
            known.endpoint(),
            known.partitioning(),
            known.windowing(),
            known.keyProperties(),
            inFull ? new Replication.FullTable() : known.replication(),
            known.added(),
            known.clockFields(),
            known.sensitiveFields(),
            known.rows());
    return new Selector(List.of(wanted), warning -> {}).defaults();
  }

  /** Runs, and gives what came of it. */
  Outcome run(String stream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Sync sync = of(stream, out);
    sync.run();
    List<JsonNode> messages =
        out.toString(StandardCharsets.UTF_8).lines().map(Json.MAPPER::readTree).toList();
    return new Outcome(stream, messages, sync.reports().get(0));
  }

  /** What was written, and what the summary says. */
  record Outcome(String stream, List<JsonNode> messages, StreamReport report) {

    /** What each STATE says of the stream, in order. */
    List<JsonNode> states() {
      return messages.stream()
          .filter(each -> each.path("type").asString().equals("STATE"))
          .map(each -> each.at("/value/bookmarks/" + stream + "/partitions/0"))
          .toList();
    }

    /** The bookmark of each STATE that has one, repeats left out. */
    List<String> bookmarks() {
      return states().stream()
          .map(each -> each.path("replication_key_value").asString(""))
          .filter(each -> !each.isEmpty())
          .distinct()
          .toList();
    }

    /** The offset of each STATE that has one, repeats left out. */
    List<String> offsets() {
      return states().stream()
          .map(each -> each.path("offset").toString())
          .filter(each -> !each.isEmpty())
          .distinct()
          .toList();
    }
  }

  private final class Positions implements Progress {
    @Override
    public void started(List<StreamReport> reports) {}

    @Override
    public void at(StreamReport stream, String position) {
      positions.add(position);
    }

    @Override
    public void finished(StreamReport stream) {}

    @Override
    public void ended() {}
  }
}
