package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflows pin their actions, and a release takes its notes from the changelog. */
final class ReleaseTest {

  private static final Pattern USES = Pattern.compile("uses: *(\\S+)");
  private static final Pattern PINNED =
      Pattern.compile("[\\w./-]+@(?:v\\d+\\.\\d+\\.\\d+|[0-9a-f]{40})");

  @Test
  void everyActionHasAnExactVersion() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github", "workflows"))) {
      List<String> actions =
          files
              .flatMap(file -> USES.matcher(new Document(file).text()).results())
              .map(match -> match.group(1))
              .toList();

      assertFalse(actions.isEmpty());
      assertEquals(
          List.of(), actions.stream().filter(action -> !PINNED.matcher(action).matches()).toList());
    }
  }

  @Test
  void theReleaseNotesAreASectionOfTheChangelog() throws Exception {
    String notes = notes("Unreleased", 0);

    assertTrue(new Document(Path.of("CHANGELOG.md")).text().contains(notes.strip()));
    assertFalse(notes.contains("\n## "));
  }

  @Test
  void aVersionWithoutNotesIsNotReleased() throws Exception {
    notes("999.0.0", 1);
  }

  private static String notes(String version, int code) throws Exception {
    Process process = new ProcessBuilder("src/release/notes", version).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor());
    return output;
  }
}
