package io.tappaycor.sync.parent;

import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the ids of a list, and nothing else of it. For one thread. */
final class IdCollector implements ListReader.PageSink {

  private final Supplier<ParentCollector> collectors;
  private final Set<String> ids = new HashSet<>();

  /**
   * A collector of no ids yet.
   *
   * @param collectors for one page each
   */
  IdCollector(Supplier<ParentCollector> collectors) {
    this.collectors = collectors;
  }

  @Override
  public void page(Page page) {
    ParentCollector parents = collectors.get();
    parents.page(page);
    parents.sorted().forEach(parent -> ids.add(parent.id()));
  }

  @Override
  public void restart() {
    ids.clear();
  }

  /** The ids so far. */
  Set<String> ids() {
    return ids;
  }
}
