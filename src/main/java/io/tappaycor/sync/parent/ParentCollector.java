package io.tappaycor.sync.parent;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.plan.Mark;
import io.tappaycor.sync.plan.Parent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Collects the parents of one list. Keeps of each record only what matters: those of all employees
 * would fill the memory.
 */
final class ParentCollector implements ListReader.PageSink {

  private final ParentMapper mapper;
  private final ParentList list;
  private final Map<String, JsonNode> outer;
  private final Predicate<RawValue> filter;
  private final OptionalLong form;
  private final List<Parent> parents = new ArrayList<>();
  private int unusable;

  /**
   * A collector of no parents yet.
   *
   * @param outer what the parent's own parent gives, for a list within a list
   * @param filter which records of the list count
   * @param form tells requests apart by the parts that they ask for; empty if nobody wants to know
   *     whether a parent's own record has changed
   */
  ParentCollector(
      ParentMapper mapper,
      ParentList list,
      Map<String, JsonNode> outer,
      Predicate<RawValue> filter,
      OptionalLong form) {
    this.mapper = mapper;
    this.list = list;
    this.outer = outer;
    this.filter = filter;
    this.form = form;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException if it is no page of this list: with the parents that it should have had,
   *     whole windows would pass
   */
  @Override
  public void page(Page page) {
    List<RawValue> records = page.records();
    if (!records.isEmpty()
        && records.stream().allMatch(record -> record.get(list.idField()) == null)) {
      throw new DataException(
          "Paycor sent a page of %s of which no record has %s. Run again later; if it stays so, ask Paycor's support"
              .formatted(list.noun(), list.idField()));
    }
    records.stream().filter(filter).forEach(record -> add(record::get, contentOf(record)));
  }

  @Override
  public void restart() {
    parents.clear();
    unusable = 0;
  }

  /** Adds a parent; one without a usable id is left out and counted. */
  void add(ParentMapper.Fields fields, long content) {
    try {
      Parent parent = mapper.map(list, outer, fields);
      parents.add(form.isPresent() ? parent.marked(new Mark(form.getAsLong(), content)) : parent);
    } catch (UnusableRecordException left) {
      unusable++;
    }
  }

  /** A hash of a parent's own record, if anybody wants to know. */
  long contentOf(RawValue record) {
    return form.isPresent() ? record.contentHash() : 0;
  }

  /** How many were left out. */
  int unusable() {
    return unusable;
  }

  /** In the order of their days and ids, each once. */
  List<Parent> sorted() {
    parents.sort(
        Comparator.comparing((Parent parent) -> parent.day().orElse(LocalDate.MIN))
            .thenComparing(Parent::id));
    return distinct(parents);
  }

  /** Each once, where several lists are merged. */
  static List<Parent> distinct(List<Parent> all) {
    Map<String, Parent> byId = new LinkedHashMap<>();
    all.forEach(parent -> byId.putIfAbsent(parent.id(), parent));
    return List.copyOf(byId.values());
  }
}
