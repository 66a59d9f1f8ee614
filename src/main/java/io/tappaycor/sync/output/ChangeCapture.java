package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.ChangeStore;
import io.tappaycor.state.SyncState;
import java.util.Set;

/**
 * How a run finds out what has changed. Immutable.
 *
 * @param store what was sent before
 * @param given the state that the run was given, never changed
 * @param deletions how the target hears of what is gone
 * @param maxPercent of a stream's records that may be gone in a legal entity
 * @param confirmed streams of which more may be gone
 * @param everything whether everything is sent, whatever was sent before: in a backfill
 */
public record ChangeCapture(
    ChangeStore store,
    SyncState given,
    Deletions deletions,
    int maxPercent,
    Set<String> confirmed,
    boolean everything) {

  public ChangeCapture {
    confirmed = Set.copyOf(confirmed);
  }

  /**
   * How the target hears of what is gone.
   *
   * @param stream the name of the stream of deletions
   * @param tombstones whether it hears by records of the stream itself instead
   */
  public record Deletions(String stream, boolean tombstones) {}

  /** What the records of a stream look like: of another form, all of them have to be sent. */
  static String form(SelectedStream stream) {
    return stream.digest() + ":" + stream.writtenName();
  }
}
