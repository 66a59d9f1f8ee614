package io.tappaycor.pipeline;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Cuts what a target prints into lines, in bounded memory. What is no state is passed on as it
 * came, whole lines at once, so that lines of several threads do not mix.
 */
final class PrintedLines {

  /** A state of ours is far below; a longer line is something else. */
  private static final int LONGEST_STATE = 16 << 20;

  private static final int LONGEST_TEXT = 8 << 10;

  private final Predicate<byte[]> state;
  private final Consumer<byte[]> other;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean mayBeState;
  private boolean passedOn;

  /**
   * Starts before the first line.
   *
   * @param state takes a whole line, if it is a state
   * @param other takes everything else
   */
  PrintedLines(Predicate<byte[]> state, Consumer<byte[]> other) {
    this.state = state;
    this.other = other;
  }

  /** The target has printed this. */
  void add(byte[] bytes, int length) {
    int start = 0;
    for (int index = 0; index < length; index++) {
      if (bytes[index] == '\n') {
        append(bytes, start, index + 1);
        finishLine();
        start = index + 1;
      }
    }
    append(bytes, start, length);
  }

  /** The target prints no more. A last line without its end is a state if it is a whole one. */
  void end() {
    if (line.size() == 0 && !passedOn) {
      return;
    }
    if (passedOn || !isState()) {
      line.write('\n');
      passOn();
    }
  }

  private void append(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    if (line.size() == 0 && !passedOn) {
      mayBeState = bytes[from] == '{' || bytes[from] == ' ';
    }
    line.write(bytes, from, to - from);
    if (line.size() > (mayBeState && !passedOn ? LONGEST_STATE : LONGEST_TEXT)) {
      passOn();
    }
  }

  private void finishLine() {
    if (!isState()) {
      passOn();
    }
    line.reset();
    passedOn = false;
  }

  private boolean isState() {
    return mayBeState && !passedOn && state.test(line.toByteArray());
  }

  private void passOn() {
    if (line.size() > 0) {
      other.accept(line.toByteArray());
      line.reset();
    }
    passedOn = true;
  }
}
