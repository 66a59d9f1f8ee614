package io.tappaycor.sync.report;

import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came of one stream: everything that the summary says of it. For many threads: a run that is
 * stopped is summed up while its streams are still being read.
 */
public final class StreamReport {

  /** What a person reads; one record of another product has thousands of strange fields. */
  private static final int MAX_DRIFT_LINES = 20;

  private final String stream;
  private final boolean needsPermission;
  private final CallLog calls = new CallLog();
  private final Set<Skip> skipped = new LinkedHashSet<>();
  private final List<ScopeReport> scopes = new ArrayList<>();
  private long planned;
  private boolean started;
  private final List<TapException> failures = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private Map<String, Long> drift = new TreeMap<>();
  private long otherDrift;
  private long records;
  private long gone;
  private String goneNoun = "";
  private boolean answered;
  private boolean complete;
  private boolean ended;
  private Duration took = Duration.ZERO;
  private String sample = "";
  private OptionalLong forecast = OptionalLong.empty();

  /**
   * A report of nothing yet.
   *
   * @param needsPermission whether the login alone does not permit it
   */
  public StreamReport(String stream, boolean needsPermission) {
    this.stream = stream;
    this.needsPermission = needsPermission;
  }

  /** Whether the login alone does not permit it. */
  public boolean needsPermission() {
    return needsPermission;
  }

  /** The stream. */
  public String stream() {
    return stream;
  }

  public CallLog calls() {
    return calls;
  }

  /** Its turn has come. */
  public synchronized void start() {
    started = true;
  }

  /** Whether its turn has come. */
  public synchronized boolean isStarted() {
    return started;
  }

  /** It is going to make so many calls more, at least. */
  public synchronized void plan(long more) {
    planned += more;
  }

  /** The calls that were planned so far; those that were made may be more. */
  public synchronized long planned() {
    return planned;
  }

  /** It is over in a scope. */
  public synchronized void scope(ScopeReport scope) {
    scopes.add(scope);
  }

  /** What came of each scope that is over. */
  public synchronized List<ScopeReport> scopes() {
    return List.copyOf(scopes);
  }

  public synchronized void wrote(long count) {
    records += count;
  }

  public synchronized void skip(Skip why) {
    skipped.add(why);
  }

  public synchronized void notice(String what) {
    notices.add(what);
  }

  public synchronized void answered() {
    answered = true;
  }

  public synchronized void parentGone(String noun) {
    gone++;
    goneNoun = noun;
  }

  public synchronized void fail(TapException failure) {
    failures.add(failure);
  }

  /** All that is permitted was read. */
  public synchronized void complete() {
    complete = true;
  }

  /** It is done with, well or not. */
  public synchronized void end() {
    ended = true;
  }

  /** Whether it is done with. */
  public synchronized boolean isEnded() {
    return ended;
  }

  /**
   * What the schema does not hold.
   *
   * @param counts by kind
   * @param others of kinds that were not counted one by one
   */
  public synchronized void drift(Map<String, Long> counts, long others) {
    drift = counts;
    otherDrift = others;
  }

  public synchronized void took(Duration time) {
    took = took.plus(time);
  }

  public synchronized void sampled(String status) {
    sample = status;
  }

  public synchronized void forecast(long calls) {
    forecast = OptionalLong.of(calls);
  }

  /** How a test went: ok, not permitted, not subscribed, or failed. */
  public synchronized String sample() {
    return sample;
  }

  /** The calls that a run is going to make, at least; empty if the stream cannot be read. */
  public synchronized OptionalLong forecast() {
    return forecast;
  }

  /** Records written. */
  public synchronized long records() {
    return records;
  }

  /** Whether Paycor answered at least one call of it with data. */
  public synchronized boolean wasAnswered() {
    return answered;
  }

  /** Whether all that is permitted was read. */
  public synchronized boolean isComplete() {
    return complete;
  }

  /** Legal entities that were skipped, and why. */
  public synchronized Set<Skip> skipped() {
    return new LinkedHashSet<>(skipped);
  }

  /** What went wrong. */
  public synchronized List<TapException> failures() {
    return List.copyOf(failures);
  }

  /** Requests sent, retries among them. */
  public long requests() {
    return calls.requests();
  }

  /** Requests sent again after a failure. */
  public long retries() {
    return calls.retries();
  }

  /** Waits that Paycor's rate limit asked for. */
  public long rateWaits() {
    return calls.rateWaits();
  }

  /** How often data did not fit its schema, by field and kind. */
  public synchronized Map<String, Long> drift() {
    return new TreeMap<>(drift);
  }

  /** What the user should know besides. */
  public synchronized List<String> remarks() {
    List<String> remarks = new ArrayList<>(notices);
    if (gone > 0) {
      remarks.add(gone + " " + goneNoun + " were gone (404) between the list and their call");
    }
    drift.entrySet().stream()
        .limit(MAX_DRIFT_LINES)
        .forEach(count -> remarks.add(count.getValue() + " × " + count.getKey()));
    restOfDrift().ifPresent(remarks::add);
    return remarks;
  }

  private Optional<String> restOfDrift() {
    int kinds = drift.size() - MAX_DRIFT_LINES;
    if (kinds <= 0) {
      return Optional.empty();
    }
    long times =
        drift.values().stream().skip(MAX_DRIFT_LINES).mapToLong(Long::longValue).sum() + otherDrift;
    return Optional.of(
        "… and %s%d more kinds, %d times in all"
            .formatted(otherDrift > 0 ? "more than " : "", kinds, times));
  }

  /** Time from the first call to the last. */
  public synchronized Duration took() {
    return took;
  }
}
