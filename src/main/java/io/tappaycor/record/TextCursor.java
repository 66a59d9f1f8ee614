package io.tappaycor.record;

/**
 * Reads a text of a known form from left to right. What does not have the form makes it fail, and
 * it stays failed: callers ask once, at the end.
 */
final class TextCursor {

  private final String text;
  private int index;
  private boolean failed;

  TextCursor(String text) {
    this.text = text;
  }

  /** Whether the text has the form so far. */
  boolean isKept() {
    return !failed;
  }

  /** Whether the text has the form, and nothing is left. */
  boolean isComplete() {
    return !failed && isAtEnd();
  }

  boolean isAtEnd() {
    return index == text.length();
  }

  /** Takes one of these characters if it is next. */
  boolean accept(String characters) {
    boolean accepted = !isAtEnd() && characters.indexOf(text.charAt(index)) >= 0;
    if (accepted) {
      index++;
    }
    return accepted;
  }

  /** Takes one of these characters, which has to be next. */
  void expect(String characters) {
    failed |= !accept(characters);
  }

  /** Takes as many ASCII digits as there are, between these bounds, at most nine. */
  int number(int least, int most) {
    int number = 0;
    for (char digit : digits(least, most).toCharArray()) {
      number = 10 * number + digit - '0';
    }
    return number;
  }

  /** Takes as many ASCII digits as there are, between these bounds. */
  String digits(int least, int most) {
    int start = index;
    while (index - start < most && !isAtEnd() && isDigit(text.charAt(index))) {
      index++;
    }
    failed |= index - start < least;
    return text.substring(start, index);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** What is left. */
  String rest() {
    return text.substring(index);
  }
}
