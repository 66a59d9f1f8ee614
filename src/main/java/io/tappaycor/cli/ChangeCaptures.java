package io.tappaycor.cli;

import io.tappaycor.change.ChangeStore;
import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.DeletionForm;
import io.tappaycor.failure.UsageException;
import io.tappaycor.sync.output.ChangeCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Opens the change store of a run, if its config asks for one. */
final class ChangeCaptures {

  private static final String DELETIONS = "deletions";

  private ChangeCaptures() {}

  /**
   * The capture of a run; the caller closes its store.
   *
   * @param besides the state file, beside which the store is by default
   * @param runId as the log lines have it
   */
  static Optional<ChangeCapture> open(
      TapOptions options,
      Configuration configuration,
      SyncInputs inputs,
      Optional<Path> besides,
      Clock clock,
      String runId) {
    Configuration.Changes changes = configuration.changes();
    boolean plans = options.mode() == Mode.PLAN && changes.refreshDays().isPresent();
    if (!changes.captured() || !(plans || options.mode() == Mode.SYNC)) {
      return Optional.empty();
    }
    Path file = file(changes.store().map(Path::of), besides);
    if (plans && !Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangeCapture(
            plans ? ChangeStore.peek(file) : ChangeStore.open(file, clock.instant(), runId),
            inputs.state().copy(),
            new ChangeCapture.Deletions(
                inputs.privacy().prefix() + DELETIONS,
                changes.deletions() == DeletionForm.TOMBSTONE),
            changes.maxPercent(),
            Set.copyOf(options.resumption().deletionsConfirmed()),
            cycle(changes, clock),
            options.resumption().backfill().isPresent()));
  }

  private static Optional<ChangeCapture.Cycle> cycle(Configuration.Changes changes, Clock clock) {
    return changes.refreshDays().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChangeCapture.Cycle(
                changes.refreshDays().getAsInt(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  /** The store of a pipeline. */
  static Path file(Optional<Path> named, Optional<Path> state) {
    return named
        .or(() -> state.map(path -> path.resolveSibling(path.getFileName() + ".changes")))
        .orElseThrow(
            () ->
                new UsageException(
                    "change_capture needs change_store without the command run: set it to a file on"
                        + " persistent storage"));
  }
}
