package io.tappaycor.record;

import io.tappaycor.json.RawDocument;

/**
 * Recognizes the most common date-times, which are written as received: {@code
 * 2026-11-20T00:00:00Z}, to the character.
 */
final class PlainDateTimes {

  private static final String FORM = "0000-00-00T00:00:00Z";

  /** A day that every month has: the others are left to those who know calendars. */
  private static final int EVERY_MONTHS_LAST = 28;

  private PlainDateTimes() {}

  /** Whether a string is one. */
  static boolean isOne(RawDocument document, int string) {
    // Without the quotes.
    return isOne(document.bytes(), document.start(string) + 1, document.end(string) - 1);
  }

  static boolean isOne(byte[] text, int start, int end) {
    if (end - start != FORM.length()) {
      return false;
    }
    for (int index = 0; index < FORM.length(); index++) {
      char expected = FORM.charAt(index);
      byte found = text[start + index];
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    // The year 1 is Paycor's "not set".
    return number(text, start + 2) + 100 * number(text, start) > 1
        && isBetween(number(text, start + 5), 1, 12)
        && isBetween(number(text, start + 8), 1, EVERY_MONTHS_LAST)
        && isBetween(number(text, start + 11), 0, 23)
        && isBetween(number(text, start + 14), 0, 59)
        && isBetween(number(text, start + 17), 0, 59);
  }

  private static int number(byte[] text, int index) {
    return 10 * (text[index] - '0') + text[index + 1] - '0';
  }

  private static boolean isBetween(int number, int least, int most) {
    return number >= least && number <= most;
  }
}
