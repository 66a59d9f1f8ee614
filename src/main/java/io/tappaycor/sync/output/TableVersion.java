package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.Message;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.report.ScopeReport.Result;
import io.tappaycor.sync.report.StreamReport;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The version of a full-table stream: targets delete the rows of others when it is activated. So it
 * is activated only after a pass that wrote all that there is, in this run and the runs that it
 * goes on with. Streams that are read by days have none: their older rows do not come again. For
 * one thread.
 */
final class TableVersion {

  private static final Set<Result> WHOLE = Set.of(Result.COMPLETE, Result.READ_BEFORE);

  private final SelectedStream stream;
  private final Output output;
  private final OptionalLong version;
  private Optional<Scope> scope = Optional.empty();

  private TableVersion(SelectedStream stream, Output output, OptionalLong version) {
    this.stream = stream;
    this.output = output;
    this.version = version;
  }

  /**
   * The version of a stream's records.
   *
   * @param began when the pass began: a run that goes on with it has the same
   */
  static TableVersion of(
      SelectedStream stream, Formatting formatting, Instant began, Output output) {
    boolean whole = stream.definition().windowing() instanceof Windowing.None;
    return new TableVersion(
        stream,
        output,
        formatting.delivery() == Formatting.Delivery.VERSIONED_MESSAGES && whole
            ? OptionalLong.of(began.toEpochMilli())
            : OptionalLong.empty());
  }

  /** What records carry; empty if the stream has no versions. */
  OptionalLong number() {
    return version;
  }

  /** What comes is of this scope. */
  void in(Scope next) {
    scope = Optional.of(next);
  }

  /** Something of the scope is not written; a run that goes on with the pass has to know, too. */
  void leaveOut() {
    if (version.isPresent() && scope.isPresent()) {
      output.note(stream.name(), scope.get(), (partition, now) -> partition.leaveOut());
    }
  }

  /** Activates the version, if all that there is was written. */
  void activate(StreamReport report) {
    boolean whole =
        report.skipped().isEmpty()
            && !report.scopes().isEmpty()
            && report.scopes().stream()
                .allMatch(
                    each ->
                        WHOLE.contains(each.result())
                            && !output.isLeftOut(stream.name(), each.scope()));
    if (version.isPresent() && whole) {
      output.activate(new Message.ActivateVersion(stream.writtenName(), version.getAsLong()));
    }
  }
}
