package io.tappaycor.singer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When files become whole, and what a disk that takes no more does. */
final class BatchFilesTest {

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path root;
  private SingerWriter writer;

  @BeforeEach
  void open() {
    root = home.resolve("files");
    BatchFiles files = new BatchFiles(root, "run-", false);
    files.check();
    writer = new SingerWriter(out, Optional.of(files));
  }

  private void records(String stream, int count) {
    RecordLines lines = RecordLines.bare(stream, 0);
    for (int i = 0; i < count; i++) {
      lines.add(Json.NODES.objectNode().put("n", i));
    }
    writer.write(new Message.Records(lines));
  }

  private List<String> types() {
    writer.flush();
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> Json.MAPPER.readTree(line))
        .map(each -> each.path("type").asString() + " " + each.path("stream").asString(""))
        .toList();
  }

  @Test
  void aFullFileIsNamedAtOnceAndTheRestBeforeTheState() throws IOException {
    records("a", 6_000);
    records("b", 1);
    records("a", 4_000);
    records("a", 2);
    assertEquals(List.of("BATCH a"), types());

    writer.write(new Message.State(Json.NODES.objectNode()));
    assertEquals(List.of("BATCH a", "BATCH b", "BATCH a", "STATE "), types());
    assertTrue(writer.endsWithState());
    try (Stream<Path> files = Files.list(root)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(List.of("run-a-00001.jsonl", "run-a-00003.jsonl", "run-b-00002.jsonl"), names);
    }
    assertEquals(10_000, Files.readAllLines(root.resolve("run-a-00001.jsonl")).size());
  }

  @Test
  void aFileThatIsNotWholeHasNotItsName() throws IOException {
    records("a", 5);

    assertEquals(List.of(), types());
    assertTrue(Files.exists(root.resolve("run-a-00001.jsonl.part")));
    assertFalse(Files.exists(root.resolve("run-a-00001.jsonl")));
  }

  @Test
  void aDirectoryThatGoesAwayEndsTheRunAsAnOutputThatTakesNoMore() throws IOException {
    Files.delete(root);

    OutputClosedException failure =
        assertThrows(OutputClosedException.class, () -> records("a", 5));
    assertEquals(ExitCode.OUTPUT_CLOSED, failure.exitCode());
    assertFalse(failure.isReaderGone());
    assertTrue(failure.getMessage().contains("batch_config"), failure.getMessage());
  }

  @Test
  void aFileOfAnotherRunIsNeverOverwritten() throws IOException {
    Files.writeString(root.resolve("run-a-00001.jsonl"), "precious\n");
    records("a", 5);

    assertThrows(
        OutputClosedException.class,
        () -> writer.write(new Message.State(Json.NODES.objectNode())));
    assertEquals("precious\n", Files.readString(root.resolve("run-a-00001.jsonl")));
  }

  /** The records that could not be written are before the STATE: it would say that they came. */
  @Test
  void noStateFollowsAFileThatFailed() throws IOException {
    Files.delete(root);
    assertThrows(OutputClosedException.class, () -> records("a", 5));
    Files.createDirectory(root);

    assertThrows(
        OutputClosedException.class,
        () -> writer.write(new Message.State(Json.NODES.objectNode())));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
