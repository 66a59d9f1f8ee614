package io.tappaycor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class archive that does not fit, and a real Java with the launcher's own options: by itself it
 * warns on standard output, which is Singer's alone.
 */
final class MisfitArchiveTest {

  private static final Pattern CALL =
      Pattern.compile("exec \"\\$java\" (.*) -jar ", Pattern.DOTALL);

  @TempDir Path room;

  @Test
  void aTornArchiveCostsNotAWord() throws IOException, InterruptedException {
    Path archive =
        Files.writeString(room.resolve("torn.jsa"), "no archive of classes\n".repeat(500));
    Result result = run(archive);

    assertEquals(0, result.code());
    assertTrue(result.out().matches("tap-paycor \\S+\n"), result.out());
    assertEquals("", result.err());
  }

  @Test
  void anArchiveThatIsNotThereCostsNotAWord() throws IOException, InterruptedException {
    Result result = run(room.resolve("none.jsa"));

    assertEquals(0, result.code());
    assertTrue(result.out().matches("tap-paycor \\S+\n"), result.out());
    assertEquals("", result.err());
  }

  private record Result(int code, String out, String err) {}

  private Result run(Path archive) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(archive));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.tappaycor.cli.Main", "--version"));
    Path out = room.resolve("out");
    Path err = room.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Result(code, Files.readString(out), Files.readString(err));
  }

  /** The options as the launcher gives them, with this archive. */
  private static List<String> options(Path archive) throws IOException {
    String launcher = Files.readString(Path.of("tap-paycor"), StandardCharsets.UTF_8);
    Matcher call = CALL.matcher(launcher);
    assertTrue(call.find());
    String options =
        call.group(1)
            .replace("\\\n", " ")
            .replace("\"", "")
            .replace("$collector", "-XX:+UseSerialGC")
            .replace(
                "$heap",
                "-Xms40m -Xmn24m -XX:MaxRAMPercentage=50 -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30")
            .replace("$archive", "-XX:SharedArchiveFile=" + archive)
            .replace("$terminal", "false");
    return List.of(options.strip().split("\\s+", -1));
  }
}
