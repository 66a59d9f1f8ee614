package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The loop that the architecture page quotes is the code, and fits on a screen. */
final class LoopTest {

  private static final Path CODE = Path.of("src/main/java/io/tappaycor/sync/SliceLoop.java");
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final int SCREEN = 40;

  @Test
  void theQuotedLoopIsTheCode() throws IOException {
    List<String> code =
        between(Files.readAllLines(CODE), "  // >>> the loop", "  // <<<").stream()
            .map(line -> line.isEmpty() ? line : line.substring(2))
            .collect(Collectors.toList());

    assertEquals(code, between(Files.readAllLines(PAGE), "```java", "```"));
    assertTrue(code.size() <= SCREEN, code.size() + " lines");
  }

  private static List<String> between(List<String> lines, String first, String last) {
    List<String> rest = lines.stream().dropWhile(line -> !line.startsWith(first)).skip(1).toList();
    return rest.stream().takeWhile(line -> !line.startsWith(last)).collect(Collectors.toList());
  }
}
