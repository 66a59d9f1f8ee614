package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise names the tests that prove it, and these tests exist. */
final class PromisesTest {

  private static final Document RELIABILITY = new Document(Path.of("docs/reliability.md"));
  private static final Document MUTANTS = new Document(Path.of("docs/mutants.md"));
  private static final Pattern TEST = Pattern.compile("[A-Z]\\w*Test");

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
          .filter(name -> TEST.matcher(name).matches())
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyPromiseNamesItsTest() {
    List<String> promises =
        RELIABILITY.section("## Promises").lines().filter(line -> line.startsWith("| **")).toList();

    assertTrue(promises.size() > 10, promises.toString());
    for (String promise : promises) {
      String proof = promise.substring(promise.lastIndexOf('|', promise.length() - 2));
      assertTrue(TEST.matcher(proof).find(), promise);
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> tests = tests();
    for (Document document : List.of(RELIABILITY, MUTANTS)) {
      List<String> missing =
          document.inlineCode().stream()
              .filter(code -> TEST.matcher(code).matches() && !tests.contains(code))
              .toList();

      assertEquals(List.of(), missing, document.path().toString());
    }
  }
}
