package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.Pages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The man pages and the completion of the packages. */
final class PagesTest {

  private static final Path SHARE = Path.of("src", "release", "share");

  @Test
  void theManualMatchesTheOptions() {
    Pages.manual()
        .forEach((name, text) -> new Document(SHARE.resolve(name)).is(text.lines().toList()));
  }

  @Test
  void theCompletionMatchesTheOptions() {
    new Document(SHARE.resolve("tap-paycor.bash")).is(Pages.completion().lines().toList());
  }

  static boolean hasBash() {
    return Files.isExecutable(Path.of("/bin/bash"));
  }

  @Test
  @EnabledIf("hasBash")
  void bashCompletesCommands() throws Exception {
    String script =
        """
        source src/release/share/tap-paycor.bash
        COMP_WORDS=(tap-paycor do); COMP_CWORD=1
        _complete_tap-paycor 2>/dev/null
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    Process bash = new ProcessBuilder("/bin/bash", "-c", script).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(bash.waitFor(10, TimeUnit.SECONDS));
    assertEquals("doctor", said.strip());
  }
}
