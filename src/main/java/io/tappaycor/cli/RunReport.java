package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.TapException;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.SyncState;
import io.tappaycor.summary.HtmlReport;
import io.tappaycor.summary.OpenMetrics;
import io.tappaycor.summary.Run;
import io.tappaycor.summary.RunLabels;
import io.tappaycor.summary.SummaryJson;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.StreamReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run says of itself: a line at its start, the summary and a line at its end, and the files
 * that the user asked for.
 */
final class RunReport {

  private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);

  /** The summary is told at every level. */
  private static final Logger SUMMARY = LoggerFactory.getLogger(Logs.SUMMARY);

  /** Stands for a stop by either signal. */
  private static final int SIGNALLED = 143;

  /** More legal entities than these are counted, not listed. */
  private static final int MOST_LISTED = 5;

  private final OutputFiles files;
  private final Summary summary;
  private final int requestsPerMinute;
  private final StopSignal stop;
  private final Optional<Path> metricsFile;
  private final RunLabels labels;
  private final LongSupplier nanoTime = System::nanoTime;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final long start = nanoTime.getAsLong();
  private Optional<Progress> begun = Optional.empty();

  /** What is known of a run that has begun. */
  private record Progress(
      Instant started,
      boolean resumed,
      List<StreamReport> reports,
      SyncState state,
      Counts counts) {}

  /**
   * What is counted outside the streams.
   *
   * @param calls over the time of the run, up to now
   * @param refreshes of tokens, up to now
   */
  record Counts(Supplier<List<Integer>> calls, IntSupplier refreshes) {}

  private RunReport(
      OutputFiles files,
      Summary summary,
      int requestsPerMinute,
      Optional<Path> metricsFile,
      RunLabels labels,
      StopSignal stop) {
    this.files = files;
    this.metricsFile = metricsFile;
    this.labels = labels;
    this.summary = summary;
    this.requestsPerMinute = requestsPerMinute;
    this.stop = stop;
  }

  /** The run's id, as its log lines have it. */
  String id() {
    return id;
  }

  /**
   * The report of a run, in the log format that its config asks for.
   *
   * @throws io.tappaycor.failure.UsageException if a file cannot be written
   */
  static RunReport of(
      TapOptions options, Configuration configuration, Environment environment, StopSignal stop) {
    boolean json = Logs.start(environment, configuration.logFormat());
    OutputFiles files = options.files();
    files.check();
    int columns =
        environment.terminal() ? Terminal.of(environment.variables()).columns() : Terminal.COLUMNS;
    // In a JSON log, the lines of the summary are log lines, too.
    Summary summary =
        new Summary(columns, json ? line -> SUMMARY.info("{}", line) : environment.err()::println);
    Optional<Path> metrics =
        configuration
            .metrics()
            .file()
            .map(file -> Path.of(ShardArgument.named(file, options.shard())));
    metrics.ifPresent(files::checkMetrics);
    return new RunReport(
        files,
        summary,
        configuration.connection().requestsPerMinute(),
        metrics,
        new RunLabels(configuration.metrics().tenant(), options.shard()),
        stop);
  }

  /** The report of something that is no run: it only prints tables, and they go there. */
  static RunReport printing(Consumer<String> lines, StopSignal stop) {
    return new RunReport(
        OutputFiles.NONE,
        new Summary(Terminal.COLUMNS, lines),
        0,
        Optional.empty(),
        new RunLabels(Optional.empty(), Shard.WHOLE),
        stop);
  }

  /** Prints tables. */
  Summary summary() {
    return summary;
  }

  /**
   * The run begins.
   *
   * @param reports of its streams, which fill while it goes on
   * @param state that it was given, which goes on with it
   */
  void begin(List<StreamReport> reports, Extent extent, SyncState state, Counts counts) {
    boolean resumed = state.pass().filter(pass -> pass.ended().isEmpty()).isPresent();
    begun = Optional.of(new Progress(extent.start(), resumed, reports, state, counts));
    LOG.info(
        "tap-paycor {}, {}run {}: {} streams, {}{}, {}",
        Version.current(),
        labels.inLines(),
        id,
        reports.size(),
        entities(extent),
        extent.startDate().map(day -> ", from " + day + " on").orElse(""),
        resumed ? "going on with the run that was cut" : "a new pass");
  }

  /** Does the job, and reports what came of it, however it ends. */
  ExitCode around(Supplier<ExitCode> job) {
    try {
      ExitCode code = job.get();
      end(code);
      return code;
    } catch (TapException failure) {
      end(failure.exitCode());
      throw failure;
    } catch (RuntimeException defect) {
      end(ExitCode.DEFECT);
      throw defect;
    }
  }

  private static String entities(Extent extent) {
    int count = extent.entities().size();
    if (count > MOST_LISTED || count == 0) {
      return count + " legal entities";
    }
    return (count == 1 ? "legal entity " : "legal entities ")
        + String.join(", ", extent.entities().stream().map(Object::toString).toList());
  }

  private void end(ExitCode code) {
    int exitCode = stop.hasCome() ? SIGNALLED : code.number();
    begun.ifPresentOrElse(run -> end(run, exitCode), () -> endBeforeItBegan(exitCode));
  }

  /** A run that found no tokens, for one: whoever watches the metrics has to know. */
  private void endBeforeItBegan(int exitCode) {
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
    Run nothing =
        new Run(
            id,
            Version.current(),
            Instant.now().minus(took),
            took,
            false,
            exitCode,
            requestsPerMinute,
            List.of());
    writeMetrics(nothing, List.of(), SyncState.empty(), 0);
  }

  private void writeMetrics(Run run, List<StreamReport> reports, SyncState state, int refreshes) {
    metricsFile.ifPresent(
        file -> write(file, OpenMetrics.of(run, reports, state, labels, refreshes, earlier(file))));
  }

  private static String earlier(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private void end(Progress run, int exitCode) {
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
    if (exitCode != ExitCode.OUTPUT_CLOSED.number()) {
      tell(run.reports(), took, exitCode);
    }
    Run whole =
        new Run(
            id,
            Version.current(),
            run.started(),
            took,
            run.resumed(),
            exitCode,
            requestsPerMinute,
            run.counts().calls().get());
    write(SummaryJson.of(whole, run.reports(), run.state()), whole);
    writeMetrics(whole, run.reports(), run.state(), run.counts().refreshes().getAsInt());
  }

  private void tell(List<StreamReport> reports, Duration took, int exitCode) {
    summary.print(reports);
    LOG.info(
        "Run {}: {} records, {} calls ({} retries, {} throttled) in {}, exit code {}",
        id,
        reports.stream().mapToLong(StreamReport::records).sum(),
        reports.stream().mapToLong(StreamReport::requests).sum(),
        reports.stream().mapToLong(StreamReport::retries).sum(),
        reports.stream().mapToLong(StreamReport::rateWaits).sum(),
        Durations.rough(took),
        exitCode);
  }

  private void write(ObjectNode content, Run run) {
    files.summary().ifPresent(file -> write(file, content.toPrettyString() + "\n"));
    files.report().ifPresent(file -> write(file, HtmlReport.of(content, run, file)));
  }

  private static void write(Path file, String text) {
    try {
      AtomicReplacement.keepingMode()
          .replace(OutputFiles.real(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      // The data is delivered: a report that is not must not hide how the run ended.
      LOG.error("Cannot write {}: check the permissions of its directory", file, failed);
    }
  }
}
