package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.sync.report.StreamReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which failure is which exit code, and what the user reads of it: the one place that decides. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The exit code of something that ended the run. */
  static ExitCode of(Throwable failure) {
    if (failure instanceof OutputClosedException closed && closed.isReaderGone()) {
      LOG.debug("Standard output is closed", failure);
      return ExitCode.OUTPUT_CLOSED;
    }
    if (failure instanceof StoppedException) {
      LOG.warn("Stopped by a signal: what was written is sound, the next run goes on from there");
      return ExitCode.INCOMPLETE;
    }
    if (failure instanceof TapException known) {
      String message = String.valueOf(known.getMessage());
      int last = message.lastIndexOf('\n') + 1;
      message.substring(0, last).lines().forEach(line -> LOG.error("{}", line));
      LOG.error("{}", message.substring(last), known);
      return known.exitCode();
    }
    if (isOutOfThreads(failure)) {
      LOG.error(
          "The system lets this process start no more threads: raise the limit (ulimit -u, the"
              + " container's pids limit), or lower max_concurrency; the next run goes on from the"
              + " last STATE",
          failure);
      return ExitCode.DEFECT;
    }
    if (isOutOfMemory(failure)) {
      LOG.error(
          "Out of memory: give Java more of it (-Xmx), or lower max_concurrency; the next run goes on"
              + " from the last STATE",
          failure);
      return ExitCode.DEFECT;
    }
    LOG.error(
        "A defect of the tap ({}): please report it, with the lines that LOGLEVEL=debug shows",
        failure.getClass().getSimpleName(),
        failure);
    return ExitCode.DEFECT;
  }

  /** Java reports it as a lack of memory: "unable to create native thread". */
  private static boolean isOutOfThreads(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean here =
        failure instanceof OutOfMemoryError
            && String.valueOf(failure.getMessage()).contains("native thread");
    return here || (cause != null && isOutOfThreads(cause));
  }

  private static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof OutOfMemoryError || (cause != null && isOutOfMemory(cause));
  }

  /** The exit code of a run that came to its end: the first failure in order of weight. */
  static ExitCode of(List<StreamReport> reports) {
    boolean nothingPermitted =
        reports.stream().anyMatch(report -> !report.skipped().isEmpty())
            && reports.stream()
                .filter(StreamReport::needsPermission)
                .noneMatch(report -> report.wasAnswered() || !report.failures().isEmpty());
    if (nothingPermitted) {
      LOG.error(
          "Nothing is permitted: enable the data access named above in the Paycor developer portal,"
              + " then activate the application again");
      return ExitCode.AUTHENTICATION;
    }
    return worst(reports);
  }

  /**
   * The exit code of a run that was to read every legal entity that the login may read.
   *
   * @param lost those that the state knows and the login lists no longer
   * @param code of the run otherwise
   */
  static ExitCode ofLost(Set<LegalEntityId> lost, ExitCode code) {
    if (lost.isEmpty()) {
      return code;
    }
    LOG.error(
        "The state has bookmarks of legal entities that this login does not list any more: {}. Activate"
            + " the application for them again, or acknowledge the loss with --forget-entity ID",
        lost);
    return code == ExitCode.COMPLETE || code == ExitCode.DATA ? ExitCode.INCOMPLETE : code;
  }

  /** The exit code of what had failed before the target ended, and with it the run. */
  static ExitCode before(Throwable cut) {
    return Stream.of(cut.getSuppressed())
        .filter(TapException.class::isInstance)
        .map(failure -> ((TapException) failure).exitCode())
        .filter(code -> code != ExitCode.OUTPUT_CLOSED)
        .min(Comparator.comparingInt(ExitCode::number))
        .orElse(ExitCode.COMPLETE);
  }

  /** The first of the failures in order of weight. */
  static ExitCode worst(List<StreamReport> reports) {
    return reports.stream()
        .flatMap(report -> report.failures().stream())
        .map(TapException::exitCode)
        .min(Comparator.comparingInt(ExitCode::number))
        .orElse(ExitCode.COMPLETE);
  }
}
