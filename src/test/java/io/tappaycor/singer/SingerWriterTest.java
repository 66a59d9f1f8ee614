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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class SingerWriterTest {
  private static final Instant PAGE_CAME = Instant.parse("2026-11-24T01:02:03.004567Z");
  private final Output output = new Output();
  private final SingerWriter writer = new SingerWriter(output);

  /** Standard output that remembers when it was flushed, and can be closed by its reader. */
  private static final class Output extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> flushes = new ArrayList<>();
    private boolean closed;

    @Override
    public void write(int unit) throws IOException {
      write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] units, int from, int length) throws IOException {
      if (closed) {
        throw new IOException("Broken pipe");
      }
      bytes.write(units, from, length);
    }

    @Override
    public void flush() {
      flushes.add(bytes.size());
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  private static RecordLines lines(String... records) {
    RecordLines lines = new RecordLines("s", PAGE_CAME, 0);
    List.of(records).forEach(record -> lines.add(json(record)));
    return lines;
  }

  @Test
  void aSchemaIsALineWithItsKeysAndBookmark() {
    writer.write(
        new Message.Schema(
            "s", json("{\"type\": \"object\"}"), List.of("a", "b"), Optional.of("c")));
    writer.write(new Message.Schema("t", json("{}"), List.of("a"), Optional.empty()));
    writer.flush();

    assertEquals(
        "{\"type\":\"SCHEMA\",\"stream\":\"s\",\"schema\":{\"type\":\"object\"},"
            + "\"key_properties\":[\"a\",\"b\"],\"bookmark_properties\":[\"c\"]}\n"
            + "{\"type\":\"SCHEMA\",\"stream\":\"t\",\"schema\":{},\"key_properties\":[\"a\"]}\n",
        output.text());
  }

  @Test
  void aRecordIsALineWithTheTimeThatItsPageCame() {
    writer.write(new Message.Records(lines("{\"b\": 1, \"a\": [null, {\"c\": true}]}", "{}")));
    writer.flush();

    assertEquals(
        "{\"type\":\"RECORD\",\"stream\":\"s\",\"record\":{\"b\":1,\"a\":[null,{\"c\":true}]},"
            + "\"time_extracted\":\"2026-11-24T01:02:03.004Z\"}\n"
            + "{\"type\":\"RECORD\",\"stream\":\"s\",\"record\":{},"
            + "\"time_extracted\":\"2026-11-24T01:02:03.004Z\"}\n",
        output.text());
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.50",
    "1E5, 100000",
    "1e-8, 0.00000001",
    "9007199254740993, 9007199254740993",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "'\"Zoë 😀 \\u4e2d\"', '\"Zoë 😀 中\"'",
    "'\"a\\nb\\\"\\u2028/<\"', '\"a\\nb\\\"\u2028/<\"'",
  })
  void aValueIsWrittenPlainlyAndUnescaped(String read, String written) {
    writer.write(new Message.Records(lines("{\"x\": " + read + "}")));
    writer.write(new Message.State(json("{\"x\": " + read + "}")));

    List<String> lines = output.text().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("\"record\":{\"x\":" + written + "}"), lines.get(0));
    assertEquals("{\"type\":\"STATE\",\"value\":{\"x\":" + written + "}}", lines.get(1));
  }

  @Test
  void pagesAreGatheredAndCounted() {
    RecordLines lines = lines("{\"a\": 1}");
    lines.add(json("{\"a\": 2}"));
    RecordLines later = new RecordLines("s", PAGE_CAME.plusSeconds(1), 0);
    later.add(json("{\"a\": 3}"));
    writer.write(new Message.Records(lines));
    writer.write(new Message.Records(later));
    writer.flush();

    assertEquals(2, lines.count());
    assertEquals(3, output.text().lines().count());
    assertTrue(output.text().endsWith("01:02:04.004Z\"}\n"), output.text());
  }

  @Test
  void aStateLeavesAtOnceWithAllThatItCovers() {
    writer.write(new Message.Records(lines("{\"a\": 1}")));
    assertEquals("", output.text());

    writer.write(new Message.State(json("{}")));

    assertTrue(output.text().endsWith("}\n{\"type\":\"STATE\",\"value\":{}}\n"), output.text());
    assertEquals(output.bytes.size(), output.flushes.get(output.flushes.size() - 1));
  }

  @Test
  void aFlushSendsOnWhatIsBuffered() {
    writer.write(new Message.Records(lines("{\"a\": 1}")));
    writer.flush();

    assertEquals(1, output.text().lines().count());
    assertEquals(List.of(output.bytes.size()), output.flushes);
  }

  @Test
  void itIsKnownWhetherTheLastMessageIsAState() {
    assertFalse(writer.endsWithState());
    writer.write(new Message.State(json("{}")));
    assertTrue(writer.endsWithState());
    writer.write(new Message.Records(lines("{}")));
    assertFalse(writer.endsWithState());
    writer.write(new Message.State(json("{}")));
    writer.write(new Message.Schema("s", json("{}"), List.of("a"), Optional.empty()));
    assertFalse(writer.endsWithState());
  }

  @Test
  void aClosedOutputEndsTheRun() {
    output.closed = true;

    OutputClosedException closed =
        assertThrows(
            OutputClosedException.class, () -> writer.write(new Message.State(json("{}"))));

    assertEquals(ExitCode.OUTPUT_CLOSED, closed.exitCode());
    assertFalse(writer.endsWithState());
    assertThrows(
        OutputClosedException.class,
        () -> writer.write(new Message.Records(lines("{\"a\": \"" + "x".repeat(1 << 17) + "\"}"))));
  }

  /** A full disk that somebody makes room on: what was lost is not covered by a later STATE. */
  @Test
  void anOutputThatFailedOnceTakesNothingMore() {
    Message.State state = new Message.State(json("{\"bookmarks\":{}}"));
    output.closed = true;
    assertThrows(OutputClosedException.class, () -> writer.write(state));
    output.closed = false;

    assertThrows(OutputClosedException.class, () -> writer.write(state));
    assertThrows(OutputClosedException.class, writer::flush);
    assertEquals("", output.text());
  }
}
