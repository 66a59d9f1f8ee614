package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.state.Partition;
import java.util.Optional;

/**
 * The run up to which the target has everything of a stream, by the state that this run was given.
 *
 * @param run 0 if everything has to be sent again
 * @param reason why, as the summary says it, if the state knows of an earlier run
 */
record Base(long run, Optional<String> reason) {

  static Base of(ChangeCapture capture, SelectedStream stream, Partition given) {
    Optional<Partition.Changes> changes = given.changes();
    if (capture.everything() || changes.isEmpty()) {
      return new Base(0, Optional.empty());
    }
    if (!changes.get().store().equals(capture.store().id())) {
      return again(
          "the state is of another change store: everything is sent again, and what was deleted since its last pass is not known");
    }
    if (!changes.get().form().equals(ChangeCapture.form(stream))) {
      return again("the selection or form of the records has changed: everything is sent again");
    }
    if (changes.get().base() >= capture.store().run()) {
      return again("the state is newer than the change store: everything is sent again");
    }
    return new Base(changes.get().base(), Optional.empty());
  }

  private static Base again(String reason) {
    return new Base(0, Optional.of(reason));
  }
}
