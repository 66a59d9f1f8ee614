package io.tappaycor.pipeline;

import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Reads what the target prints, on a thread of its own: states are kept, the rest is shown. */
final class TargetOutput {

  private static final int BUFFER = 1 << 13;

  /** A child of the target may hold its standard output open for ever. */
  private static final long LAST_WORDS_MILLIS = 2_000;

  private final InputStream in;
  private final PrintStream err;
  private final StateKeeper keeper;
  private final Map<String, String> replicationKeys;
  private final Thread thread = new Thread(this::run, "tap-paycor-target-output");

  TargetOutput(
      InputStream in, PrintStream err, StateKeeper keeper, Map<String, String> replicationKeys) {
    this.in = in;
    this.err = err;
    this.keeper = keeper;
    this.replicationKeys = replicationKeys;
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits, after the target's end, until all that it has printed is read. */
  void awaitEnd() {
    Uninterrupted.join(thread, LAST_WORDS_MILLIS);
  }

  private void run() {
    PrintedLines lines = new PrintedLines(this::line, this::show);
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        lines.add(buffer, count);
      }
    } catch (IOException closed) {
      // The target is gone: what came until now counts.
    }
    lines.end();
  }

  private boolean line(byte[] line) {
    Optional<SyncState> state = StateReader.inLine(line, replicationKeys);
    state.ifPresent(keeper::keep);
    return state.isPresent();
  }

  private void show(byte[] text) {
    err.write(text, 0, text.length);
    err.flush();
  }
}
