package io.tappaycor.sync;

import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What came of one stream: everything that the summary says of it. For one thread. */
public final class StreamReport {

  private final String stream;
  private final boolean needsPermission;
  private final CallLog calls = new CallLog();
  private final Set<String> skipped = new LinkedHashSet<>();
  private final List<TapException> failures = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private Map<String, Long> drift = new TreeMap<>();
  private long records;
  private long gone;
  private String goneNoun = "";
  private boolean answered;
  private boolean complete;
  private Duration took = Duration.ZERO;
  private String sample = "";
  private OptionalLong forecast = OptionalLong.empty();

  /**
   * A report of nothing yet.
   *
   * @param needsPermission whether the login alone does not permit it
   */
  StreamReport(String stream, boolean needsPermission) {
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

  CallLog calls() {
    return calls;
  }

  void wrote(long count) {
    records += count;
  }

  void skip(String why) {
    skipped.add(why);
  }

  void notice(String what) {
    notices.add(what);
  }

  void skippedParents(String howMany) {
    notices.add(howMany + " are not asked for: they ended more than skip_ended_days ago");
  }

  void answered() {
    answered = true;
  }

  void parentGone(String noun) {
    gone++;
    goneNoun = noun;
  }

  void fail(TapException failure) {
    failures.add(failure);
  }

  void complete() {
    complete = true;
  }

  void drift(Map<String, Long> counts) {
    drift = counts;
  }

  void took(Duration time) {
    took = took.plus(time);
  }

  void sampled(String status) {
    sample = status;
  }

  void forecast(long calls) {
    forecast = OptionalLong.of(calls);
  }

  /** How a test went: ok, not permitted, not subscribed, or failed. */
  public String sample() {
    return sample;
  }

  /** The calls that a run is going to make, at least; empty if the stream cannot be read. */
  public OptionalLong forecast() {
    return forecast;
  }

  /** Records written. */
  public long records() {
    return records;
  }

  /** Whether Paycor answered at least one call of it with data. */
  public boolean wasAnswered() {
    return answered;
  }

  /** Whether all that is permitted was read. */
  public boolean isComplete() {
    return complete;
  }

  /** Legal entities that were skipped, and why. */
  public Set<String> skipped() {
    return skipped;
  }

  /** What went wrong. */
  public List<TapException> failures() {
    return failures;
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

  /** What the user should know besides. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(notices);
    if (gone > 0) {
      remarks.add(gone + " " + goneNoun + " were gone (404) between the list and their call");
    }
    drift.forEach((what, count) -> remarks.add(count + " × " + what));
    return remarks;
  }

  /** Time from the first call to the last. */
  public Duration took() {
    return took;
  }
}
