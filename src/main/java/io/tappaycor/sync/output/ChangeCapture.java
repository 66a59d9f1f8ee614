package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.ChangeStore;
import io.tappaycor.change.Readings;
import io.tappaycor.scope.Scope;
import io.tappaycor.state.SyncState;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How a run finds out what has changed. Immutable.
 *
 * @param store what was sent before
 * @param given the state that the run was given, never changed
 * @param deletions how the target hears of what is gone
 * @param maxPercent of a stream's records that may be gone in a legal entity
 * @param confirmed streams of which more may be gone
 * @param cycle how often employees are read, if not everybody in each run
 * @param everything whether everything is sent, whatever was sent before: in a backfill
 */
public record ChangeCapture(
    ChangeStore store,
    SyncState given,
    Deletions deletions,
    int maxPercent,
    Set<String> confirmed,
    Optional<Cycle> cycle,
    boolean everything) {

  public ChangeCapture {
    confirmed = Set.copyOf(confirmed);
  }

  /**
   * Everybody is read once in some days.
   *
   * @param days at least 1
   * @param today the UTC day on which the run began
   */
  public record Cycle(int days, LocalDate today) {}

  /**
   * How the target hears of what is gone.
   *
   * @param stream the name of the stream of deletions
   * @param tombstones whether it hears by records of the stream itself instead
   */
  public record Deletions(String stream, boolean tombstones) {}

  /**
   * The run up to which the target has everything of a stream, by the state that the run was given;
   * 0 if it has nothing that counts.
   */
  public long base(SelectedStream stream, Scope scope) {
    return Base.of(this, stream, given.partition(stream.name(), scope)).run();
  }

  /** When the parents of a stream were read last. */
  public Readings readings(SelectedStream stream, Scope scope, Cycle in) {
    return store.readings(store.stream(stream.name()), entity(scope), in.days());
  }

  /** The number of a legal entity in the store; 0 for the whole login. */
  static long entity(Scope scope) {
    return scope instanceof Scope.LegalEntity in ? in.id().value() : 0;
  }

  /** What the records of a stream look like: of another form, all of them have to be sent. */
  static String form(SelectedStream stream) {
    return stream.digest() + ":" + stream.writtenName();
  }
}
