package io.tappaycor.sandbox.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The requests of clients, for tests and benchmarks. */
public final class Traffic {

  /**
   * One answered request.
   *
   * @param method the HTTP method
   * @param path the path as sent, decoded
   * @param query the query's values by name, decoded
   * @param status the status of the answer
   */
  public record Seen(String method, String path, Map<String, List<String>> query, int status) {}

  private static final int TOO_MANY = 429;

  private final boolean recording;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger spentRefreshTokens = new AtomicInteger();

  /** Creates a log; it keeps single requests only if asked to. */
  public Traffic(boolean recording) {
    this.recording = recording;
  }

  /** Counts an answered request. */
  public void note(Seen request) {
    calls.incrementAndGet();
    if (request.status() == TOO_MANY) {
      throttled.incrementAndGet();
    }
    if (recording) {
      synchronized (seen) {
        seen.add(request);
      }
    }
  }

  /** Counts a fault. */
  public void note(Fault fault) {
    synchronized (faults) {
      faults.merge(fault, 1, Integer::sum);
    }
  }

  /** Counts a refresh. */
  public void noteRefresh() {
    refreshes.incrementAndGet();
  }

  /** Counts a refresh token that was sent again. */
  public void noteSpentRefreshToken() {
    spentRefreshTokens.incrementAndGet();
  }

  /** The requests in the order of their responses; empty if no log is kept. */
  public List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  /** The number of answered requests, including token calls, whether or not a log is kept. */
  public int calls() {
    return calls.get();
  }

  /** The number of logged requests whose path contains a match of a regular expression. */
  public int calls(String pathExpression) {
    Pattern pattern = Pattern.compile(pathExpression);
    return (int) seen().stream().filter(request -> pattern.matcher(request.path()).find()).count();
  }

  /** The number of requests with a used refresh token. */
  public int spentRefreshTokens() {
    return spentRefreshTokens.get();
  }

  /** The number of requests beyond the limit. */
  public int throttled() {
    return throttled.get();
  }

  /** The number of refreshes. */
  public int refreshes() {
    return refreshes.get();
  }

  /** The number of faulty reads by fault. */
  public Map<Fault, Integer> faults() {
    synchronized (faults) {
      return new EnumMap<>(faults);
    }
  }

  /** Resets all counts. */
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
