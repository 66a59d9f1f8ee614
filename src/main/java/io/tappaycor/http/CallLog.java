package io.tappaycor.http;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls made for one purpose. Safe for many threads. */
public final class CallLog {

  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder rateWaits = new LongAdder();

  private final LongAdder nanos = new LongAdder();

  /** How many there were of each kind, up to now. */
  public record Count(long requests, long retries, long throttled) {

    /** Those since an earlier count. */
    public Count since(Count earlier) {
      return new Count(
          requests - earlier.requests, retries - earlier.retries, throttled - earlier.throttled);
    }
  }

  /** All counts at once. */
  public Count count() {
    return new Count(requests(), retries(), rateWaits());
  }

  void took(long duration) {
    nanos.add(duration);
  }

  /** The time that all requests took, one after the other. */
  public Duration took() {
    return Duration.ofNanos(nanos.sum());
  }

  void request() {
    requests.increment();
  }

  void retry() {
    retries.increment();
  }

  void rateWait() {
    rateWaits.increment();
  }

  /** Requests sent, retries among them. */
  public long requests() {
    return requests.sum();
  }

  /** Requests sent again after a failure. */
  public long retries() {
    return retries.sum();
  }

  /** Waits that Paycor's rate limit asked for. */
  public long rateWaits() {
    return rateWaits.sum();
  }
}
