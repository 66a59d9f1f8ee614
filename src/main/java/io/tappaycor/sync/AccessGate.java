package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;

/**
 * Whether Paycor lets us read a stream for a legal entity. Refused from the first call on is no
 * failure; a refusal beside a success is: rows would be missing from a green run. So is a stream
 * whose parents all seem to be gone: single ones are deleted between their list and their call, all
 * of them never are.
 */
final class AccessGate {

  /** One refusal may be about one employee; so many in a row are about the stream. */
  private static final int PROBES = 3;

  /** Nobody answered after so many: the rest of a large company need not be asked for. */
  private static final int MOST_GONE = 10;

  private final String stream;
  private boolean granted;
  private int refusals;
  private int gone;

  AccessGate(String stream) {
    this.stream = stream;
  }

  /** Whether it is known: until then, calls are made one at a time. */
  boolean isDecided() {
    return granted || refusals >= PROBES;
  }

  /** Whether there was an answer. */
  boolean isGranted() {
    return granted;
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

  /** A parent of the list is not there any more. */
  void gone() {
    gone++;
    if (gone >= MOST_GONE) {
      end();
    }
  }

  /** There are no more calls. */
  void end() {
    if (gone > 0 && !granted) {
      throw new ExtractionException(
          "Paycor answers all %d calls of %s with status 404, as if everything in their list were gone: run again later, and ask Paycor's support if it stays so"
              .formatted(gone, stream));
    }
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
