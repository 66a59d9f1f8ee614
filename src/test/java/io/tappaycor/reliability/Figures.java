package io.tappaycor.reliability;

import java.util.Locale;

/** Says figures of a run, for the table in docs/reliability.md, where they are asked for. */
public final class Figures {

  private Figures() {}

  /** Prints a line, with {@code -Dreliability.figures} only: a person asks for it. */
  @SuppressWarnings("SystemOut")
  public static void say(String format, Object... values) {
    if (Boolean.getBoolean("reliability.figures")) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }
}
