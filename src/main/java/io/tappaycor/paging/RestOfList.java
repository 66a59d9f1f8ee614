package io.tappaycor.paging;

import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader.PageSink;
import java.util.List;

/**
 * Two readings of a list as one: the second asks for rows that the first may leave out, and hands
 * on those only that did not come before. For one list and thread.
 */
final class RestOfList {

  private final String id;
  private final PageSink sink;
  private KeySet seen;

  /**
   * Two readings for one sink.
   *
   * @param id the field that tells the rows apart
   */
  RestOfList(String id, PageSink sink) {
    this.id = id;
    this.sink = sink;
    this.seen = new KeySet(List.of(id));
  }

  /** Takes the first reading. */
  PageSink first() {
    return new PageSink() {
      @Override
      public void page(Page page) {
        page.records().forEach(RestOfList.this::isNew);
        sink.page(page);
      }

      @Override
      public void restart() {
        seen = new KeySet(List.of(id));
        sink.restart();
      }
    };
  }

  /** Takes the second reading. If it starts anew, it goes on with what did not come yet. */
  PageSink rest() {
    return new PageSink() {
      @Override
      public void page(Page page) {
        var others = page.records().stream().filter(RestOfList.this::isNew).toList();
        if (!others.isEmpty()) {
          sink.page(new Page(others, page.next()));
        }
      }

      @Override
      public void restart() {}
    };
  }

  private boolean isNew(RawValue record) {
    return seen.add(record) != KeySet.Addition.AGAIN;
  }
}
