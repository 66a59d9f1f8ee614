package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The parents of fan-outs, each list read at most once per run and legal entity. Streams that are
 * read at the same time share it: whoever wants a list first reads it, the others wait.
 */
final class ParentReader {

  private final ListReader reader;
  private final Extent extent;
  private final ParentMaker maker;
  private final Map<Key, Known> known = new ConcurrentHashMap<>();
  private final Map<Key, TapException> failed = new ConcurrentHashMap<>();
  private final Map<Key, NotPermittedException> refused = new ConcurrentHashMap<>();
  private final Map<Key, Object> locks = new ConcurrentHashMap<>();
  private final Lessons lessons;

  /** A list for one legal entity; 0 for all of them together. */
  private record Key(String path, long entity) {}

  private record Known(LocalDate from, List<Parent> parents) {}

  ParentReader(ListReader reader, Extent extent, Lessons lessons) {
    this.reader = reader;
    this.extent = extent;
    this.lessons = lessons;
    this.maker = new ParentMaker(extent.today(), extent.skipEndedDays());
  }

  /** Learns the parents from records that are being read as a stream of their own. */
  Optional<Learner> learner(Endpoint endpoint, long entity) {
    return ParentLists.madeOf(endpoint)
        .filter(lessons::areWanted)
        .filter(list -> !asksForEnding(list))
        .map(list -> new Learner(list, entity));
  }

  /** Takes parents from the pages of a list; they count once the list is at its end. */
  final class Learner {
    private final ParentList list;
    private final Key key;
    private final List<Map<String, JsonNode>> rows = new ArrayList<>();

    private Learner(ParentList list, long entity) {
      this.list = list;
      this.key = new Key(list.endpoint().path(), entity);
    }

    void page(Page page) {
      for (JsonNode record : page.records()) {
        Map<String, JsonNode> row = new HashMap<>();
        list.taken().forEach(each -> row.put(each.field(), record.path(each.field())));
        rows.add(row);
      }
    }

    void restart() {
      rows.clear();
    }

    /** What makes no parent fails the children, not the stream that was read. */
    void finish() {
      ParentCollector parents = collector(list, Map.of());
      try {
        rows.forEach(row -> parents.add(row::get));
        known.put(key, new Known(LocalDate.MIN, parents.sorted()));
      } catch (DataException unusable) {
        failed.put(key, unusable);
      }
    }
  }

  /**
   * The parents, in the order of their days and ids; those of a list within another, outer parent
   * by outer parent.
   *
   * @param reach the days wanted, where the list goes by days
   * @throws NotPermittedException if Paycor refuses the list
   */
  List<Parent> parents(ParentList list, long entity, DateWindow reach, CallLog calls)
      throws NotPermittedException {
    Key key = new Key(list.endpoint().path(), list.together() ? 0 : entity);
    synchronized (locks.computeIfAbsent(key, any -> new Object())) {
      Known before = known.get(key);
      boolean far = list.timing().isPresent() && before != null;
      if (before == null || (far && before.from().isAfter(reach.first()))) {
        rethrow(key);
        before = new Known(reach.first(), read(key, list, entity, reach, calls));
        known.put(key, before);
      }
      return before.parents();
    }
  }

  /** A failure is remembered: every child stream would wait as long for the same. */
  private void rethrow(Key key) throws NotPermittedException {
    TapException failure = failed.get(key);
    if (failure != null) {
      throw failure;
    }
    NotPermittedException refusal = refused.get(key);
    if (refusal != null) {
      throw refusal;
    }
  }

  private List<Parent> read(Key key, ParentList list, long entity, DateWindow reach, CallLog calls)
      throws NotPermittedException {
    try {
      List<Parent> all = new ArrayList<>();
      for (long each : list.together() ? lists(list) : List.of(entity)) {
        all.addAll(readOf(list, each, reach, calls));
      }
      return list.together() ? ParentCollector.distinct(all) : all;
    } catch (ExtractionException | DataException failure) {
      failed.put(key, failure);
      throw failure;
    } catch (NotPermittedException refusal) {
      refused.put(key, refusal);
      throw refusal;
    }
  }

  /** The legal entities that a merged list is made of; none in particular if it is the login's. */
  private List<Long> lists(ParentList list) {
    return list.endpoint().path().contains("{legalEntityId}") ? extent.entities() : List.of(0L);
  }

  private List<Parent> readOf(ParentList list, long entity, DateWindow reach, CallLog calls)
      throws NotPermittedException {
    ParentCollector parents = collector(list, Map.of());
    if (list.outer().isEmpty()) {
      readList(list, Asked.entity(entity), reach, parents, calls);
      return parents.sorted();
    }
    List<Parent> inner = new ArrayList<>();
    for (Parent outer : parents(list.outer().get(), entity, reach, calls)) {
      ParentCollector within = collector(list, outer.values());
      readList(list, Asked.entity(entity).with(outer.values()), reach, within, calls);
      inner.addAll(within.sorted());
    }
    return inner;
  }

  private ParentCollector collector(ParentList list, Map<String, JsonNode> outer) {
    return new ParentCollector(maker, list, outer, RowPredicate.of(list.rows(), extent.entities()));
  }

  private void readList(
      ParentList list, Asked asked, DateWindow reach, ParentCollector into, CallLog calls)
      throws NotPermittedException {
    List<Target.Parameter> dates =
        list.timing()
            .map(
                timing ->
                    List.of(
                        new Target.Parameter(timing.first(), Units.day(reach.first())),
                        new Target.Parameter(timing.last(), Units.day(reach.last()))))
            .orElse(List.of());
    Target target = asked.target(list.endpoint(), dates);
    List<String> access = new ArrayList<>(list.endpoint().dataAccess());
    if (asksForEnding(list)) {
      target = target.with("include", list.ending().orElseThrow().include());
      access.add(list.ending().orElseThrow().dataAccess());
    }
    switch (reader.read(target, list.endpoint().shape(), into, calls)) {
      case COMPLETE -> {}
      case NOT_PERMITTED -> throw new NotPermittedException(access, target);
      case NOT_FOUND ->
          throw new ExtractionException(
              "Paycor answers %s with status 404: check legal_entity_id".formatted(target));
    }
  }

  private boolean asksForEnding(ParentList list) {
    return extent.skipEndedDays().isPresent() && list.ending().isPresent();
  }
}
