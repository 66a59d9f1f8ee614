package io.tappaycor.http;

import java.util.concurrent.atomic.LongAdder;

/** Counts the calls made for one purpose. Safe for many threads. */
public final class CallLog {

  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder rateWaits = new LongAdder();

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
