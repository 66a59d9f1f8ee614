package io.tappaycor.sandbox.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What callers sent, so that tests and benchmarks can judge a client by its calls. */
public final class Traffic {

  /**
   * One request that was answered.
   *
   * @param method the HTTP method
   * @param path the path as sent, decoded
   * @param query the query's values by name, decoded
   * @param status the status of the answer
   */
  public record Seen(String method, String path, Map<String, List<String>> query, int status) {}

  private final boolean recording;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger spentRefreshTokens = new AtomicInteger();

  public Traffic(boolean recording) {
    this.recording = recording;
  }

  public void note(Seen request) {
    calls.incrementAndGet();
    if (recording) {
      synchronized (seen) {
        seen.add(request);
      }
    }
  }

  public void note(Fault fault) {
    synchronized (faults) {
      faults.merge(fault, 1, Integer::sum);
    }
  }

  public void noteRefresh() {
    refreshes.incrementAndGet();
  }

  public void noteSpentRefreshToken() {
    spentRefreshTokens.incrementAndGet();
  }

  /** The requests in the order of their answers; empty if no log is kept. */
  public List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  /** How many requests were answered, token calls included, whether or not a log is kept. */
  public int calls() {
    return calls.get();
  }

  /** How many logged requests have a path in which this regular expression is found. */
  public int calls(String pathExpression) {
    Pattern pattern = Pattern.compile(pathExpression);
    return (int) seen().stream().filter(one -> pattern.matcher(one.path()).find()).count();
  }

  /** How often a refresh token was sent that had been used before. */
  public int spentRefreshTokens() {
    return spentRefreshTokens.get();
  }

  /** How often a refresh token was exchanged. */
  public int refreshes() {
    return refreshes.get();
  }

  /** How many reads went wrong on purpose, by what was wrong. */
  public Map<Fault, Integer> faults() {
    synchronized (faults) {
      return new EnumMap<>(faults);
    }
  }

  /** Starts counting anew. */
  public void clear() {
    synchronized (seen) {
      seen.clear();
    }
    synchronized (faults) {
      faults.clear();
    }
    calls.set(0);
    refreshes.set(0);
    spentRefreshTokens.set(0);
  }
}
