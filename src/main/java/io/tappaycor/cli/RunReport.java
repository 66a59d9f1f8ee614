package io.tappaycor.cli;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.json.TextFile;
import io.tappaycor.state.Pass;
import io.tappaycor.state.SyncState;
import io.tappaycor.summary.HtmlReport;
import io.tappaycor.summary.Run;
import io.tappaycor.summary.SummaryJson;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run says of itself: a line at its start, the summary and a line at its end, and the files
 * that the user asked for.
 */
final class RunReport {

  private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);

  /** More legal entities than these are counted, not listed. */
  private static final int MOST_LISTED = 5;

  private final OutputFiles files;
  private final Summary summary;
  private final int requestsPerMinute;
  private final LongSupplier nanoTime;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final long start;
  private Instant started = Instant.EPOCH;
  private boolean resumed;

  RunReport(OutputFiles files, Summary summary, int requestsPerMinute, LongSupplier nanoTime) {
    this.files = files;
    this.summary = summary;
    this.requestsPerMinute = requestsPerMinute;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** The run begins. */
  void begin(int streams, Extent extent, SyncState given) {
    started = extent.start();
    resumed = given.pass().map(Pass::ended).filter(ended -> ended.isEmpty()).isPresent();
    LOG.info(
        "tap-paycor {}, run {}: {} streams, {}{}, {}",
        Version.current(),
        id,
        streams,
        entities(extent),
        extent.startDate().map(day -> ", from " + day + " on").orElse(""),
        resumed ? "going on with the run that was cut" : "a new pass");
  }

  private static String entities(Extent extent) {
    int count = extent.entities().size();
    if (count > MOST_LISTED) {
      return count + " legal entities";
    }
    return (count == 1 ? "legal entity " : "legal entities ")
        + String.join(", ", extent.entities().stream().map(Object::toString).toList());
  }

  /**
   * The run is over.
   *
   * @param state at its end
   * @param calls over its time
   */
  void end(List<StreamReport> reports, SyncState state, List<Integer> calls, int exitCode) {
    summary.print(reports);
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
    LOG.info(
        "Run {}: {} records, {} calls ({} retries, {} throttled) in {}, exit code {}",
        id,
        reports.stream().mapToLong(StreamReport::records).sum(),
        reports.stream().mapToLong(StreamReport::requests).sum(),
        reports.stream().mapToLong(StreamReport::retries).sum(),
        reports.stream().mapToLong(StreamReport::rateWaits).sum(),
        Durations.rough(took),
        exitCode);
    Run run =
        new Run(id, Version.current(), started, took, resumed, exitCode, requestsPerMinute, calls);
    write(SummaryJson.of(run, reports, state), run);
  }

  private void write(ObjectNode content, Run run) {
    try {
      files
          .summary()
          .ifPresent(file -> TextFile.replace("summary", file, content.toPrettyString() + "\n"));
      files
          .report()
          .ifPresent(file -> TextFile.replace("report", file, HtmlReport.of(content, run, file)));
    } catch (UsageException failed) {
      // The data is delivered: a report that is not must not hide how the run ended.
      LOG.error("{}", failed.getMessage(), failed);
    }
  }

  /** The exit code that a failure is going to have; 143 stands for either signal. */
  static int exitCode(RuntimeException failure) {
    if (failure instanceof StoppedException) {
      return 143;
    }
    return failure instanceof TapException known ? known.exitCode().number() : 1;
  }
}
