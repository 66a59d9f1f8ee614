package io.tappaycor.sync.parent;

import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.plan.Parent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * Collects parents from the pages of a stream that is made of them: those of a first reading, and
 * then those that only a second one has.
 */
public final class ParentRecorder implements ListReader.PageSink {

  private final ParentList list;
  private final ParentListReader lists;
  private final CompletableFuture<Optional<List<Parent>>> first;
  private final CompletableFuture<List<Parent>> appeared;
  private final long form;
  private final ParentCollector hashes;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int pages;

  /** What is kept of a record. */
  private record Row(Map<String, JsonNode> taken, long content) {}

  ParentRecorder(
      ParentList list,
      ParentListReader lists,
      long form,
      CompletableFuture<Optional<List<Parent>>> first,
      CompletableFuture<List<Parent>> appeared) {
    this.list = list;
    this.lists = lists;
    this.form = form;
    this.hashes = collector();
    this.first = first;
    this.appeared = appeared;
  }

  /** The pages of the reading so far. */
  public int pages() {
    return pages;
  }

  @Override
  public void page(Page page) {
    pages++;
    for (RawValue record : page.records()) {
      Map<String, JsonNode> row = new HashMap<>();
      list.taken().forEach(taken -> row.put(taken.field(), record.path(taken.field())));
      rows.add(new Row(row, hashes.contentOf(record)));
    }
  }

  @Override
  public void restart() {
    pages = 0;
    rows.clear();
  }

  /** Whether a record was in the first reading. */
  public boolean isKnown(RawValue record) {
    return known.contains(record.path(list.idField()).asString());
  }

  /** The first reading is at its end. */
  public void finish() {
    List<Parent> parents = parents();
    parents.forEach(parent -> known.add(parent.id()));
    first.complete(Optional.of(parents));
    rows.clear();
  }

  /**
   * The second reading is at its end, or was not needed.
   *
   * @return how many parents only it has
   */
  public int finishAgain() {
    List<Parent> others =
        parents().stream().filter(parent -> !known.contains(parent.id())).toList();
    rows.clear();
    appeared.complete(others);
    return others.size();
  }

  private List<Parent> parents() {
    ParentCollector parents = collector();
    rows.forEach(row -> parents.add(row.taken()::get, row.content()));
    return lists.sorted(list, parents);
  }

  private ParentCollector collector() {
    return lists.collector(list, new Scope.Login(), Map.of(), form);
  }
}
