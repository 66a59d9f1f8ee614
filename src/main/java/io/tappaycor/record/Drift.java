package io.tappaycor.record;

import io.tappaycor.failure.DataException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stream's records held that its schema does not say: counted by field and kind, never with
 * a value. With {@link DriftPolicy#FAIL} the first one fails the stream. Safe for many threads.
 */
public final class Drift {

  private final Map<String, Long> counts = new TreeMap<>();
  private final DriftPolicy policy;

  /** No drift yet. */
  public Drift(DriftPolicy policy) {
    this.policy = policy;
  }

  DriftPolicy policy() {
    return policy;
  }

  /** A field that the schema does not declare. */
  void undeclared(String field) {
    count(field + ": not in the schema");
  }

  /** A value that the declared type cannot hold. */
  void mismatch(String field, String declared, String found) {
    count(field + ": " + found + " where " + declared + " is declared");
  }

  private synchronized void count(String what) {
    counts.merge(what, 1L, Long::sum);
    if (policy == DriftPolicy.FAIL) {
      throw new DataException(
          "The schema cannot hold what Paycor sent: "
              + what
              + ". Set schema_drift to warn or keep to go on, or select the stream without it");
    }
  }

  /** How often each was met, in order of the field's name. */
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
