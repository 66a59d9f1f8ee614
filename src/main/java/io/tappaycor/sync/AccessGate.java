package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;

/**
 * Whether Paycor lets us read a stream for a legal entity. Refused from the first call on is no
 * failure; a refusal beside a success is: rows would be missing from a green run.
 */
final class AccessGate {

  /** One refusal may be about one employee; so many in a row are about the stream. */
  private static final int PROBES = 3;

  private final String stream;
  private boolean granted;
  private int refusals;

  AccessGate(String stream) {
    this.stream = stream;
  }

  /** Whether it is known: until then, calls are made one at a time. */
  boolean isDecided() {
    return granted || refusals >= PROBES;
  }

  boolean isShut() {
    return refusals > 0 && !granted;
  }

  void granted() {
    granted = true;
    check();
  }

  void refused() {
    refusals++;
    check();
  }

  private void check() {
    if (granted && refusals > 0) {
      throw new ExtractionException(
          "Paycor answers some calls of "
              + stream
              + " and refuses others with 403: check in Paycor which employees the activating user"
              + " may see, or whether access was withdrawn during the run");
    }
  }
}
