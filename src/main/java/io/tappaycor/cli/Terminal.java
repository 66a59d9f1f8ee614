package io.tappaycor.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that a person watches.
 *
 * @param columns its width
 * @param colored whether it may have colors
 */
record Terminal(int columns, boolean colored) {

  /** As many as logs and files are read with. */
  static final int COLUMNS = 80;

  private static final int NARROWEST = 40;
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");

  /** What the environment says, and if it does not, the terminal itself. */
  static Terminal of(Map<String, String> variables) {
    boolean colored =
        variables.getOrDefault("NO_COLOR", "").isEmpty()
            && !variables.getOrDefault("TERM", "").equals("dumb");
    String told = variables.getOrDefault("COLUMNS", "").strip();
    int columns = told.matches("[1-9]\\d{0,3}") ? Integer.parseInt(told) : asked();
    return new Terminal(Math.max(NARROWEST, columns), colored);
  }

  /** Java cannot ask, but {@code stty} can. */
  private static int asked() {
    try {
      Process size = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String answer = new String(size.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher matcher = SIZE.matcher(answer);
      return size.waitFor(1, TimeUnit.SECONDS) && matcher.matches()
          ? Integer.parseInt(matcher.group(1))
          : COLUMNS;
    } catch (IOException none) {
      return COLUMNS;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return COLUMNS;
    }
  }

  /** Text in a color, if there may be one. */
  String color(Color color, String text) {
    return colored ? "\u001b[" + color.code + "m" + text + "\u001b[0m" : text;
  }

  /** The colors in use. */
  enum Color {
    /** For what is done. */
    GREEN(32),
    /** For what needs a look. */
    YELLOW(33),
    /** For what failed. */
    RED(31);

    private final int code;

    Color(int code) {
      this.code = code;
    }
  }
}
