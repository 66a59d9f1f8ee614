package io.tappaycor.sync.parent;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * The parents of fan-outs, each list read once per run and scope. Streams that run at the same time
 * share it: whoever wants a list first reads it, the others wait. Where a stream reads the same
 * records anyway, everybody waits for that. Safe for many threads.
 */
public final class ParentCache {

  private final ParentListReader lists;
  private final Set<String> wanted;
  private final Map<Key, Entry> entries = new HashMap<>();
  private final Map<Key, CompletableFuture<Set<String>>> fresh = new HashMap<>();

  /** A list in one scope. */
  private record Key(String path, Scope scope) {}

  /**
   * A list that somebody reads.
   *
   * @param from the first day that it is about, where parents have days
   * @param parents empty if a stream that was to bring them did not
   * @param appeared those that only a second reading has, of a list that moved while it was read
   */
  private record Entry(
      LocalDate from,
      CompletableFuture<Optional<List<Parent>>> parents,
      CompletableFuture<List<Parent>> appeared) {

    static Entry from(LocalDate day) {
      return new Entry(day, new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  /**
   * An empty cache.
   *
   * @param wanted paths of the lists that fan-outs of this run need: others would only fill the
   *     memory
   */
  public ParentCache(ParentListReader lists, Set<String> wanted) {
    this.lists = lists;
    this.wanted = new HashSet<>(wanted);
  }

  /** The list that a stream's records make, if this run needs it. */
  private Optional<ParentList> listOf(Endpoint endpoint) {
    return ParentLists.madeOf(endpoint)
        .filter(list -> wanted.contains(list.endpoint().path()))
        .filter(list -> !lists.asksForEnding(list));
  }

  /** Whether the records of an endpoint make a list that this run needs. */
  public boolean wants(Endpoint endpoint) {
    return listOf(endpoint).isPresent();
  }

  /** Announces a stream that is going to bring a list, so that nobody reads it twice. */
  public synchronized void expect(Endpoint endpoint, Scope scope) {
    listOf(endpoint).ifPresent(list -> entries.put(key(list, scope), Entry.from(LocalDate.MIN)));
  }

  /** The stream that was to bring a list is over; without effect if it has brought it. */
  public void settle(Endpoint endpoint, Scope scope) {
    listOf(endpoint)
        .ifPresent(
            list -> {
              Entry entry = entry(key(list, scope));
              entry.parents().complete(Optional.empty());
              entry.appeared().complete(List.of());
            });
  }

  /**
   * Collects the parents from a stream that is expected to bring them.
   *
   * @param form tells requests apart by the parts that they ask for
   */
  public Optional<ParentRecorder> recorder(Endpoint endpoint, Scope scope, long form) {
    return listOf(endpoint)
        .map(
            list -> {
              Entry entry = entry(key(list, scope));
              return new ParentRecorder(list, lists, form, entry.parents(), entry.appeared());
            });
  }

  private synchronized Entry entry(Key key) {
    return entries.computeIfAbsent(key, absent -> Entry.from(LocalDate.MIN));
  }

  /**
   * The parents, in the order of their days and ids; those of a list within another, outer parent
   * by outer parent.
   *
   * @param reach the days wanted, where the list goes by days
   * @param calls counts the requests, if it has to be read
   * @throws io.tappaycor.sync.access.AccessDeniedException if Paycor refuses the list
   * @throws io.tappaycor.failure.TapException if it cannot be read
   */
  public List<Parent> parents(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    Key key = key(list, scope);
    while (true) {
      Entry mine = Entry.from(reach.first());
      Entry entry = claim(key, list, mine);
      if (entry.parents() == mine.parents()) {
        read(entry, list, key.scope(), reach, calls);
      }
      Optional<List<Parent>> parents = await(entry.parents());
      if (parents.isPresent()) {
        return parents.get();
      }
      giveUp(key, entry);
    }
  }

  /**
   * The parents that only a second reading of the list has: one that is deleted from the first page
   * while the list is read moves another from the second page to the first.
   */
  public List<Parent> appeared(ParentList list, Scope scope) {
    return await(entry(key(list, scope)).appeared());
  }

  /** A list that only the caller needs, such as for days of its own; it is not remembered. */
  List<Parent> once(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    return lists.read(list, scope, reach, calls);
  }

  /** The ids of a list that only the caller needs; it is not remembered. */
  public Set<String> ids(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    return lists.ids(list, scope, reach, calls);
  }

  /** How many parents of a list were left out, because they have no usable id. */
  public int unusable(ParentList list) {
    return lists.unusable(list);
  }

  /** Whether a list answered with nothing in place of a page, so that its parents are in doubt. */
  public boolean isBlank(ParentList list, Scope scope) {
    return lists.isBlank(list, scope)
        || list.outer().filter(outer -> lists.isBlank(outer, scope)).isPresent();
  }

  /** The template ids of the reports that the user named, and no list of this run had. */
  public List<String> unfoundReports() {
    return lists.unfoundReports();
  }

  /** The ids that the list has now; read once per run, when the first stream asks. */
  public Set<String> fresh(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    Key key = key(list, scope);
    CompletableFuture<Set<String>> mine = new CompletableFuture<>();
    CompletableFuture<Set<String>> ids;
    synchronized (this) {
      ids = fresh.computeIfAbsent(key, absent -> mine);
    }
    if (ids == mine) {
      try {
        mine.complete(
            all(list, key.scope(), reach, calls).stream()
                .map(Parent::id)
                .collect(Collectors.toSet()));
      } catch (RuntimeException | Error failure) {
        mine.completeExceptionally(failure);
        throw failure;
      }
    }
    return await(ids);
  }

  /** The entry to wait for; the caller's own if it has to read. */
  private synchronized Entry claim(Key key, ParentList list, Entry mine) {
    Entry known = entries.get(key);
    boolean reaches = known != null && !known.from().isAfter(mine.from());
    if (known != null && (list.timing().isEmpty() || reaches)) {
      return known;
    }
    entries.put(key, mine);
    return mine;
  }

  private synchronized void giveUp(Key key, Entry entry) {
    entries.remove(key, entry);
  }

  private void read(Entry entry, ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    try {
      long before = calls.requests();
      List<Parent> parents = all(list, scope, reach, calls);
      entry.parents().complete(Optional.of(parents));
      int least = list.endpoint().rest().isPresent() ? 2 : 1;
      boolean mayHaveMoved = list.outer().isEmpty() && calls.requests() - before > least;
      entry
          .appeared()
          .complete(mayHaveMoved ? others(parents, all(list, scope, reach, calls)) : List.of());
    } catch (RuntimeException | Error failure) {
      // Remembered: every other stream would wait as long for the same.
      entry.parents().completeExceptionally(failure);
      entry.appeared().completeExceptionally(failure);
      throw failure;
    }
  }

  private List<Parent> all(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    return list.outer().isEmpty()
        ? lists.read(list, scope, reach, calls)
        : lists.readWithin(
            list, scope, parents(list.outer().get(), scope, reach, calls), reach, calls);
  }

  private static List<Parent> others(List<Parent> first, List<Parent> second) {
    Set<String> known = first.stream().map(Parent::id).collect(Collectors.toSet());
    List<Parent> others = new ArrayList<>(second);
    others.removeIf(parent -> known.contains(parent.id()));
    return others;
  }

  private static <T> T await(CompletableFuture<T> coming) {
    try {
      return coming.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static Key key(ParentList list, Scope scope) {
    return new Key(list.endpoint().path(), list.together() ? new Scope.Login() : scope);
  }
}
