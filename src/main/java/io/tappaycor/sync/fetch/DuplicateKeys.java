package io.tappaycor.sync.fetch;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Counts the keys that come twice in one list. A few do, where records move between pages while the
 * list is read; many mean that pages were given twice, and others not at all. Keeps hashes, not
 * keys. For one thread.
 */
final class DuplicateKeys {

  /** One in so many may come twice, and a few always. */
  private static final int ONE_IN = 10;

  private static final int A_FEW = 3;

  private final List<String> key;
  private final Set<Long> seen = new HashSet<>();
  private int twice;

  /**
   * Counts nothing yet.
   *
   * @param key fields as received; none if the endpoint has no ids
   */
  DuplicateKeys(List<String> key) {
    this.key = key;
  }

  void add(Page page) {
    if (key.isEmpty()) {
      return;
    }
    for (RawValue record : page.records()) {
      List<JsonNode> values = key.stream().map(record::path).toList();
      boolean whole = values.stream().noneMatch(value -> value.isMissingNode() || value.isNull());
      if (whole && !seen.add(hash(values))) {
        twice++;
      }
    }
  }

  private static long hash(List<JsonNode> values) {
    long hash = 17;
    for (JsonNode value : values) {
      hash = hash * 1_000_003 + hash(value.asString(""));
    }
    return hash;
  }

  private static long hash(String text) {
    long hash = 1_125_899_906_842_597L;
    for (int index = 0; index < text.length(); index++) {
      hash = 31 * hash + text.charAt(index);
    }
    return hash;
  }

  /**
   * The list is at its end.
   *
   * @throws ExtractionException if too many keys came twice
   */
  void check(Target target) {
    if (twice > A_FEW && twice > (seen.size() + twice) / ONE_IN) {
      throw new ExtractionException(
          "Paycor answers %s with %d of %d records twice, so that others are missing: run again later"
              .formatted(target, twice, seen.size() + twice));
    }
  }
}
