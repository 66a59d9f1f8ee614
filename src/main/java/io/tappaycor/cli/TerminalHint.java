package io.tappaycor.cli;

import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records fill the terminal: no progress could be seen among them, but what to do about it. */
final class TerminalHint implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(TerminalHint.class);
  private static final long MANY = 1_000;

  private List<StreamReport> streams = List.of();
  private boolean said;

  @Override
  public void started(List<StreamReport> reports) {
    streams = reports;
  }

  @Override
  public void at(StreamReport stream, String position) {
    long records = streams.stream().mapToLong(StreamReport::records).sum();
    if (!said && records > MANY) {
      said = true;
      LOG.info(
          "Standard output is a terminal. Run a target with `tap-paycor run … -- TARGET`, or write to"
              + " a file with `> records.jsonl`");
    }
  }

  @Override
  public void finished(StreamReport stream) {
    at(stream, "");
  }

  @Override
  public void ended() {}
}
