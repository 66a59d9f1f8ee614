package io.tappaycor.cli;

import io.tappaycor.sync.report.StreamReport;
import java.util.List;

/** The exit codes of runs in memory, decided where those of processes are. */
public final class ExitCodes {

  private ExitCodes() {}

  /** The exit code of a run that came to its end. */
  public static int of(List<StreamReport> reports) {
    return Failures.of(reports).number();
  }

  /** The exit code of a run that was ended by a failure. */
  public static int of(Throwable failure) {
    return Failures.of(failure).number();
  }
}
