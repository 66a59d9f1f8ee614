package io.tappaycor.sync.parent;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListRequest;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SliceValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Reads lists of parents from the API. Safe for many threads. */
public final class ParentListReader {

  private static final long PLAIN_FORM = 0;
  private static final long ENDING_FORM = 1;

  private final ListReader reader;
  private final Extent extent;
  private final boolean marks;
  private final ParentMapper mapper;
  private final ParentFilters filters;
  private final Map<String, Integer> unusable = new ConcurrentHashMap<>();
  private final Set<ListInScope> blank = ConcurrentHashMap.newKeySet();

  private record ListInScope(String path, Scope scope) {}

  /**
   * A reader of the lists of a run.
   *
   * @param marks whether anybody wants to know if a parent's own record has changed
   */
  public ParentListReader(ListReader reader, Extent extent, boolean marks) {
    this.reader = reader;
    this.marks = marks;
    this.extent = extent;
    this.mapper = new ParentMapper(extent.today(), extent.skipEndedDays());
    this.filters = new ParentFilters(extent);
  }

  /** A list in a scope; where it is one for all legal entities, those of all of them. */
  List<Parent> read(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    if (!list.together()) {
      return readOne(list, scope, Map.of(), reach, calls);
    }
    List<Parent> all = new ArrayList<>();
    for (Scope part : parts(list)) {
      all.addAll(readOne(list, part, Map.of(), reach, calls));
    }
    return ParentCollector.distinct(all);
  }

  /** A list that is read once per outer parent, in the order of the ids of both. */
  List<Parent> readWithin(
      ParentList list, Scope scope, List<Parent> outers, DateWindow reach, CallLog calls) {
    List<Parent> all = new ArrayList<>();
    for (Parent outer : outers) {
      if (filters.mayHave(list, outer)) {
        readOne(list, scope, outer.values(), reach, calls)
            .forEach(inner -> all.add(inner.within(outer)));
      }
    }
    all.sort(Comparator.comparing(Parent::id));
    return all;
  }

  /** The scopes that a merged list is made of; only the login if no path names a legal entity. */
  private List<Scope> parts(ParentList list) {
    return list.endpoint().path().contains("{legalEntityId}")
        ? extent.all().stream().<Scope>map(Scope.LegalEntity::new).toList()
        : List.of(new Scope.Login());
  }

  /**
   * A collector of the parents of one list.
   *
   * @param form tells requests apart by the parts that they ask for
   */
  ParentCollector collector(ParentList list, Scope scope, Map<String, JsonNode> outer, long form) {
    return new ParentCollector(
        mapper,
        list,
        outer,
        filters.of(list, scope, outer),
        marks ? OptionalLong.of(form) : OptionalLong.empty());
  }

  private ParentCollector collector(ParentList list, Scope scope, Map<String, JsonNode> outer) {
    return collector(list, scope, outer, asksForEnding(list) ? ENDING_FORM : PLAIN_FORM);
  }

  private List<Parent> readOne(
      ParentList list, Scope scope, Map<String, JsonNode> outer, DateWindow reach, CallLog calls) {
    ParentCollector parents = collector(list, scope, outer);
    readInto(parents, list, scope, outer, reach, calls);
    return sorted(list, parents);
  }

  /** The ids of a list in a scope, each once: a list may have many rows of each. */
  Set<String> ids(ParentList list, Scope scope, DateWindow reach, CallLog calls) {
    IdCollector ids = new IdCollector(() -> collector(list, scope, Map.of()));
    readInto(ids, list, scope, Map.of(), reach, calls);
    return ids.ids();
  }

  private void readInto(
      ListReader.PageSink parents,
      ParentList list,
      Scope scope,
      Map<String, JsonNode> outer,
      DateWindow reach,
      CallLog calls) {
    SliceValues values = extent.values(scope).with(outer);
    Target target = values.target(list.endpoint(), dates(list, reach));
    List<String> access = new ArrayList<>(list.endpoint().dataAccess());
    if (asksForEnding(list)) {
      target = target.with("include", list.ending().orElseThrow().include());
      access.add(list.ending().orElseThrow().dataAccess());
    }
    ListRequest request = values.request(list.endpoint(), target);
    ListReader.Result result = reader.read(request, parents, calls, CallOptions.URGENT);
    if (result == ListReader.Result.NOT_PERMITTED) {
      // All that depends on the list is skipped with it: a refusal that passes must not do that.
      result = reader.read(request, parents, calls, CallOptions.URGENT);
    }
    switch (result) {
      case COMPLETE, NONE -> {}
      case BLANK -> blank.add(new ListInScope(list.endpoint().path(), scope));
      case NOT_PERMITTED -> throw new AccessDeniedException(access, target);
      case NOT_FOUND ->
          throw new ExtractionException(
              "Paycor answers %s with status 404: check legal_entity_id".formatted(target));
    }
  }

  /** The parents that were collected; those without a usable id are remembered as a number. */
  List<Parent> sorted(ParentList list, ParentCollector parents) {
    if (parents.unusable() > 0) {
      unusable.merge(list.endpoint().path(), parents.unusable(), Math::max);
    }
    return parents.sorted();
  }

  /** How many parents of a list have no usable id, so that nothing can be read of them. */
  int unusable(ParentList list) {
    return unusable.getOrDefault(list.endpoint().path(), 0);
  }

  /** Whether a list answered, at least once, with nothing in place of a page. */
  boolean isBlank(ParentList list, Scope scope) {
    List<Scope> scopes = list.together() ? parts(list) : List.of(scope);
    return scopes.stream()
        .anyMatch(part -> blank.contains(new ListInScope(list.endpoint().path(), part)));
  }

  /** The template ids of the reports that the user named, and no list had so far. */
  List<String> unfoundReports() {
    return filters.unfound();
  }

  private static List<Target.Parameter> dates(ParentList list, DateWindow reach) {
    return list.timing()
        .map(
            timing ->
                List.of(
                    new Target.Parameter(timing.first(), ScopedRead.day(reach.first())),
                    new Target.Parameter(timing.last(), ScopedRead.day(reach.last()))))
        .orElse(List.of());
  }

  /** Whether a list has to say which of its parents have ended. */
  boolean asksForEnding(ParentList list) {
    return extent.skipEndedDays().isPresent() && list.ending().isPresent();
  }
}
