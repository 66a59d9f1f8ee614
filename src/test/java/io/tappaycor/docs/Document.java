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

/** A Markdown file of the project, and the parts of it that are generated from the code. */
record Document(Path path) {

  static final Document README = new Document(Path.of("README.md"));
  static final Document STREAMS = new Document(Path.of("docs", "streams", "README.md"));

  /** A system property: if set, the generated parts are written instead of compared. */
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

  /** A page of the guide. */
  static Document guide(String name) {
    return new Document(Path.of("docs", name + ".md"));
  }

  /** The text under a heading, up to the next heading of the same or a higher level. */
  String section(String heading) {
    String rank = heading.substring(0, heading.indexOf(' '));
    String body = text();
    int start = body.indexOf("\n" + heading + "\n");
    assertTrue(start >= 0, path + " has no heading " + heading);
    String rest = body.substring(start + heading.length() + 2);
    Matcher next = Pattern.compile("(?m)^#{2," + rank.length() + "} ").matcher(rest);
    return next.find() ? rest.substring(0, next.start()) : rest;
  }

  /** The contents of the fenced code blocks. */
  List<String> fences() {
    return all(FENCE, text());
  }

  /** The inline code, outside of fenced blocks. */
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

  /** Asserts that the lines between the markers of that name are these. */
  void holds(String name, List<String> lines) {
    String begin = "<!-- " + name + ": from the code -->\n\n";
    String end = "\n<!-- end of " + name + " -->";
    String body = text();
    int from = body.indexOf(begin);
    int to = body.indexOf(end);
    assertTrue(from >= 0 && to > from, path + " has no markers named " + name);
    String wanted = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      write(body.substring(0, from + begin.length()) + wanted + body.substring(to));
    } else {
      assertEquals(wanted, body.substring(from + begin.length(), to), ADVICE);
    }
  }

  /** Asserts that the file consists of these lines. */
  void is(List<String> lines) {
    String wanted = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      write(wanted);
    } else {
      assertEquals(wanted, text(), ADVICE);
    }
  }

  /** The file name without its extension. */
  String name() {
    return path.getFileName().toString().replaceAll("\\.md$", "");
  }

  /** Asserts that the file does not exist, or deletes it. */
  void isGone() {
    if (Boolean.getBoolean(WRITE)) {
      assertTrue(path.toFile().delete(), path + " cannot be deleted");
    } else {
      assertFalse(Files.exists(path), path + " describes nothing that exists. " + ADVICE);
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
