package io.tappaycor.record;

import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's records held that its schema does not say: counted by field and kind, never with
 * a value, in bounded memory: names come from outside. With {@link DriftPolicy#FAIL} the first one
 * fails the stream. Safe for many threads.
 */
public final class Drift {

  /** More than all fields that Paycor has of any kind of record. */
  static final int MAX_KINDS = 1000;

  /** Longer than any path of a field that was seen. */
  static final int MAX_NAME = 200;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Set<KeptField> kept = new LinkedHashSet<>();
  private final DriftPolicy policy;
  private final @Nullable Drift whole;
  private long others;

  /** No drift yet. */
  public Drift(DriftPolicy policy) {
    this(policy, null);
  }

  private Drift(DriftPolicy policy, @Nullable Drift whole) {
    this.policy = policy;
    this.whole = whole;
  }

  /** That of one list: counts for the stream, and knows which fields the list's records kept. */
  Drift ofList() {
    return new Drift(policy, this);
  }

  DriftPolicy policy() {
    return policy;
  }

  /**
   * A field that the schema does not declare.
   *
   * @param keeps whether it is written all the same
   */
  void undeclared(String field, boolean keeps) {
    count(cut(field) + ": not in the schema, " + (keeps ? "kept" : "dropped"));
  }

  /** An undeclared field is written. */
  synchronized void kept(KeptField field) {
    if (kept.size() < MAX_KINDS && field.name().length() <= MAX_NAME) {
      kept.add(field);
    }
  }

  /** The fields that were kept since this was asked, in the order in which they came. */
  synchronized List<KeptField> takeKept() {
    List<KeptField> taken = List.copyOf(kept);
    kept.clear();
    return taken;
  }

  /** A value that the declared type cannot hold. */
  void mismatch(String field, String declared, String found) {
    count(cut(field) + ": " + found + " where " + declared + " is declared");
  }

  private synchronized void count(String what) {
    if (whole != null) {
      whole.count(what);
      return;
    }
    if (counts.size() < MAX_KINDS || counts.containsKey(what)) {
      counts.merge(what, 1L, Long::sum);
    } else {
      others++;
    }
    if (policy == DriftPolicy.FAIL) {
      throw new DataException(
          "The schema cannot hold what Paycor sent: "
              + what
              + ". Set schema_drift to warn or keep to go on, or select the stream without it");
    }
  }

  /** Cut before a pair of surrogates, never within. */
  private static String cut(String field) {
    if (field.length() <= MAX_NAME) {
      return field;
    }
    int end = MAX_NAME - (Character.isHighSurrogate(field.charAt(MAX_NAME - 1)) ? 1 : 0);
    return field.substring(0, end) + "…";
  }

  /** How often others were met, of kinds that there was no room for. */
  public synchronized long others() {
    return others;
  }

  /** How often each was met, in order of the field's name; the first thousand kinds. */
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
