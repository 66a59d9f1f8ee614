package io.tappaycor.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list that fan-outs take their parents from. Each is read at most once per run and legal entity,
 * however many streams need it.
 *
 * @param noun what its records are, in the plural, for progress and summary
 * @param endpoint where it is read
 * @param outer the list that this one is read once per parent of, if it is
 * @param taken what of a record goes into calls and records of the children; the last one is the
 *     parent's own id
 * @param timing the dates of the parents, if they have such
 * @param together whether the parents of all legal entities are one list, each parent once
 * @param mayVanish whether a 404 for a parent is a tolerated, counted miss: it was deleted between
 *     the list and the call, or has nothing of the kind
 * @param rows which rows are parents
 * @param ending how to tell that a parent has ended, if it can
 */
public record ParentList(
    String noun,
    Endpoint endpoint,
    Optional<ParentList> outer,
    List<Taken> taken,
    Optional<Timing> timing,
    boolean together,
    boolean mayVanish,
    RecordFilter rows,
    Optional<Ending> ending) {

  /**
   * A value that is taken from a parent's record.
   *
   * @param name in paths, queries and records of the children
   * @param field of the parent's record
   */
  public record Taken(String name, String field) {}

  /**
   * The dates of parents.
   *
   * @param day the field whose date windows go by
   * @param due the field whose date has to have come: before it there is nothing to read
   * @param first query parameter for the first day wanted
   * @param last query parameter for the last day wanted
   */
  public record Timing(String day, String due, String first, String last) {}

  /**
   * The end of a parent, such as that of an employment. It comes only if its part is asked for.
   *
   * @param include the part
   * @param part the field that the part fills
   * @param end the date of the end, in that field
   * @param again the date of a new beginning, in that field
   * @param dataAccess the part's own permission
   */
  public record Ending(String include, String part, String end, String again, String dataAccess) {}

  public ParentList {
    taken = List.copyOf(taken);
  }

  /** A plain list of a legal entity, of which only the id is needed. */
  static ParentList of(String noun, Endpoint endpoint, String name, String field) {
    return new ParentList(
        noun,
        endpoint,
        Optional.empty(),
        List.of(new Taken(name, field)),
        Optional.empty(),
        false,
        false,
        new RecordFilter.All(),
        Optional.empty());
  }

  /** The same list, from whose records another value is taken. */
  ParentList taking(Taken more) {
    List<Taken> all = new ArrayList<>(List.of(more));
    all.addAll(taken);
    return new ParentList(noun, endpoint, outer, all, timing, together, mayVanish, rows, ending);
  }

  /** The same list, whose parents may be gone when they are called. */
  ParentList vanishing() {
    return copy(outer, together, true, rows, ending);
  }

  /** The same list, taken over all legal entities as one. */
  ParentList merged() {
    return copy(outer, true, mayVanish, rows, ending);
  }

  /** The same list, read once per parent of another. */
  ParentList within(ParentList list) {
    return copy(Optional.of(list), together, mayVanish, rows, ending);
  }

  /** The same list, of some rows only. */
  ParentList filtered(RecordFilter filter) {
    return copy(outer, together, mayVanish, filter, ending);
  }

  /** The same list, whose parents may have ended. */
  ParentList ending(Ending how) {
    return copy(outer, together, mayVanish, rows, Optional.of(how));
  }

  private ParentList copy(
      Optional<ParentList> around,
      boolean merged,
      boolean vanishing,
      RecordFilter filter,
      Optional<Ending> how) {
    return new ParentList(noun, endpoint, around, taken, timing, merged, vanishing, filter, how);
  }

  /** The name of the parent's own id. */
  public String idName() {
    return taken.get(taken.size() - 1).name();
  }

  /** The field of the parent's record that holds its own id. */
  public String idField() {
    return taken.get(taken.size() - 1).field();
  }
}
