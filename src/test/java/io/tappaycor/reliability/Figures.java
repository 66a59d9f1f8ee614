package io.tappaycor.reliability;

import java.util.Locale;

/** Says figures of a run, for the table in docs/reliability.md, where they are asked for. */
public final class Figures {

  private Figures() {}

  /** Prints a line. */
  @SuppressWarnings("SystemOut") // Only with -Dreliability.figures: a person asks for them.
  public static void say(String format, Object... values) {
    if (Boolean.getBoolean("reliability.figures")) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }
}
