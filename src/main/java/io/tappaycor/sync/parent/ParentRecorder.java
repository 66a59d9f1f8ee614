package io.tappaycor.sync.parent;

import io.tappaycor.failure.DataException;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.plan.Parent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Collects parents from the pages of a stream that is made of them. */
public final class ParentRecorder implements ListReader.PageSink {

  private final ParentList list;
  private final ParentListReader lists;
  private final CompletableFuture<Optional<List<Parent>>> result;
  private final List<Map<String, JsonNode>> rows = new ArrayList<>();

  ParentRecorder(
      ParentList list, ParentListReader lists, CompletableFuture<Optional<List<Parent>>> result) {
    this.list = list;
    this.lists = lists;
    this.result = result;
  }

  @Override
  public void page(Page page) {
    for (RawValue record : page.records()) {
      Map<String, JsonNode> row = new HashMap<>();
      list.taken().forEach(taken -> row.put(taken.field(), record.path(taken.field())));
      rows.add(row);
    }
  }

  @Override
  public void restart() {
    rows.clear();
  }

  /** The list is at its end. A record that makes no parent fails the fan-outs, not this stream. */
  public void finish() {
    try {
      ParentCollector parents = lists.collector(list, Map.of());
      rows.forEach(row -> parents.add(row::get));
      result.complete(Optional.of(parents.sorted()));
    } catch (DataException unusable) {
      result.completeExceptionally(unusable);
    }
  }
}
