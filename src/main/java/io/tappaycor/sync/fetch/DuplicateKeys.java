package io.tappaycor.sync.fetch;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.KeySet;
import io.tappaycor.paging.Page;
import java.util.List;

/**
 * Counts the keys that come twice in one list. A few do, where records move between pages while the
 * list is read; many mean that pages were given twice, and others not at all. For one thread.
 */
final class DuplicateKeys {

  /** One in so many may come twice, and a few always. */
  private static final int ONE_IN = 10;

  private static final int A_FEW = 3;

  private final KeySet keys;
  private int twice;

  /**
   * Counts nothing yet.
   *
   * @param key fields as received; none if the endpoint has no ids
   */
  DuplicateKeys(List<String> key) {
    this.keys = new KeySet(key);
  }

  void add(Page page) {
    for (RawValue record : page.records()) {
      if (keys.add(record) == KeySet.Addition.AGAIN) {
        twice++;
      }
    }
  }

  /**
   * The list is at its end.
   *
   * @throws ExtractionException if too many keys came twice
   */
  void check(Target target) {
    if (twice > A_FEW && twice > (keys.size() + twice) / ONE_IN) {
      throw new ExtractionException(
          "Paycor answers %s with %d of %d records twice, so that others are missing: run again later"
              .formatted(target, twice, keys.size() + twice));
    }
  }
}
