package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file of the project, and the parts of it that the code dictates. */
record Document(Path path) {

  static final Document README = new Document(Path.of("README.md"));

  /** Set to write the dictated parts rather than to compare them. */
  private static final String WRITE = "docs.write";

  private static final String ADVICE =
      "Run `mvn test -Dtest='io/tappaycor/docs/*Test' -D" + WRITE + "=true` to bring it up to date";

  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```\\w*\\n(.*?)^ *```$");
  private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");

  String text() {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What stands under a heading, down to the next one of the same or a higher rank. */
  String section(String heading) {
    String rank = heading.substring(0, heading.indexOf(' '));
    String body = text();
    int start = body.indexOf("\n" + heading + "\n");
    assertTrue(start >= 0, path + " has no heading " + heading);
    String rest = body.substring(start + heading.length() + 2);
    Matcher next = Pattern.compile("(?m)^#{2," + rank.length() + "} ").matcher(rest);
    return next.find() ? rest.substring(0, next.start()) : rest;
  }

  /** The contents of its fenced blocks. */
  List<String> fences() {
    return all(FENCE, text());
  }

  /** The contents of its inline code, outside of fenced blocks. */
  List<String> inlineCode() {
    return all(INLINE, FENCE.matcher(text()).replaceAll(""));
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Asserts that the part between the markers of that name is these lines. */
  void holds(String name, List<String> lines) {
    String begin = "<!-- " + name + ": from the code -->\n\n";
    String end = "\n<!-- end of " + name + " -->";
    String body = text();
    int from = body.indexOf(begin);
    int to = body.indexOf(end);
    assertTrue(from >= 0 && to > from, path + " has no part between the markers of " + name);
    String wanted = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      write(body.substring(0, from + begin.length()) + wanted + body.substring(to));
    } else {
      assertEquals(wanted, body.substring(from + begin.length(), to), ADVICE);
    }
  }

  /** Asserts that it is these lines and no other. */
  void is(List<String> lines) {
    String wanted = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      write(wanted);
    } else {
      assertEquals(wanted, text(), ADVICE);
    }
  }

  /** Its file's name, without the ending. */
  String name() {
    return path.getFileName().toString().replaceAll("\\.md$", "");
  }

  /** Asserts that there is no such file, or sees to it. */
  void isGone() {
    if (Boolean.getBoolean(WRITE)) {
      assertTrue(path.toFile().delete(), path + " cannot be deleted");
    } else {
      assertFalse(Files.exists(path), path + " is of nothing that there is. " + ADVICE);
    }
  }

  private void write(String body) {
    try {
      Files.writeString(path, body);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
