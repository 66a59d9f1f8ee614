package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that docs/troubleshooting.md explains exist in the code. */
final class MessagesTest {

  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`.*?) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void everyExplainedMessageExists() throws IOException {
    List<String> messages =
        FIRST_CELL
            .matcher(Document.guide("troubleshooting").section("## Exit code 3"))
            .results()
            .flatMap(cell -> QUOTED.matcher(cell.group(1)).results())
            .map(match -> match.group(1))
            .toList();
    String code = code();

    assertFalse(messages.isEmpty());
    assertEquals(
        new TreeSet<>(),
        messages.stream()
            .filter(message -> !code.contains(message))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** All sources, with string literals that span several lines joined. */
  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::read)
          .collect(Collectors.joining())
          .replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
