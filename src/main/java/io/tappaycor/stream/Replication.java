package io.tappaycor.stream;

/** How a stream is kept up to date, in Singer's terms. */
public sealed interface Replication {

  /** Singer's name of the method. */
  String singerName();

  /** All of it, each run: Paycor offers no way to ask for changes. */
  record FullTable() implements Replication {
    @Override
    public String singerName() {
      return "FULL_TABLE";
    }
  }

  /**
   * By windows of the endpoint's own date filter, so that each finished window is a safe bookmark.
   *
   * @param key the top-level date field that the windows are about
   */
  record Incremental(String key) implements Replication {
    @Override
    public String singerName() {
      return "INCREMENTAL";
    }
  }
}
