package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README stays short, and its excerpts of output are real. */
final class ReadmeTest {

  private static final int MAX_BYTES = 10_240;
  private static final Path GOLDEN = Path.of("src/test/resources/golden/first-run.jsonl");

  @TempDir Path home;

  @Test
  void theReadmeIsShort() throws IOException {
    long bytes = Files.size(Document.README.path());

    assertTrue(bytes <= MAX_BYTES, bytes + " bytes: move details to a page in docs/");
  }

  @Test
  void theNumberOfStreamsIsRight() {
    String count = StreamTable.ALL.size() + " streams";

    assertTrue(Document.README.text().contains(count), count);
    assertTrue(Document.STREAMS.text().contains(count), count);
  }

  @Test
  void theMessagesAreThoseOfARealRun() throws IOException {
    List<String> messages = excerpt("{\"type\":");

    assertTrue(messages.size() > 1, messages.toString());
    assertTrue(Files.readAllLines(GOLDEN).containsAll(messages), messages.toString());
  }

  @Test
  void theSummaryIsThatOfARealRun() {
    TapRun.Result run = TapRun.in(home).run("--sandbox", "--employees", 3, "--as-of", "2026-11-20");
    Set<String> real = run.err().lines().map(ReadmeTest::stable).collect(Collectors.toSet());

    assertEquals(
        List.of(),
        excerpt("INFO ").stream()
            .filter(line -> !line.equals("…") && !real.contains(stable(line)))
            .toList());
  }

  /** The lines of the block that starts with a text. */
  private static List<String> excerpt(String start) {
    return Document.README.fences().stream()
        .filter(block -> block.startsWith(start))
        .findFirst()
        .orElseThrow()
        .lines()
        .toList();
  }

  /** A line without what differs from run to run: the seconds, and the widths of columns. */
  private static String stable(String line) {
    return line.replaceAll("\\d+\\.\\d+", "").replaceAll("\\s+", " ");
  }
}
