package io.tappaycor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a target prints, cut into states and the rest. */
final class PrintedLinesTest {

  private final List<String> states = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();
  private int largest;
  private final PrintedLines lines = new PrintedLines(this::state, this::rest);

  private boolean state(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).strip();
    boolean whole = text.startsWith("{\"s") && text.endsWith("}");
    if (whole) {
      states.add(text);
    }
    return whole;
  }

  private void rest(byte[] text) {
    largest = Math.max(largest, text.length);
    rest.append(new String(text, StandardCharsets.UTF_8));
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    lines.add(bytes, bytes.length);
  }

  @Test
  void linesAreWholeWhereverTheyAreCut() {
    String text = "one\n{\"s\":1}\n{\"t\":2}\n\n{\"s\":3}\n";
    for (int index = 0; index < text.length(); index++) {
      print(text.substring(index, index + 1));
    }
    lines.end();

    assertEquals(List.of("{\"s\":1}", "{\"s\":3}"), states);
    assertEquals("one\n{\"t\":2}\n\n", rest.toString());
  }

  @Test
  void spacesBeforeAStateDoNotMatter() {
    print("  {\"s\":1}\r\n  text\n");
    lines.end();

    assertEquals(List.of("{\"s\":1}"), states);
    assertEquals("  text\n", rest.toString());
  }

  @Test
  void aLastLineWithoutItsEndIsAStateIfItIsWhole() {
    print("{\"s\":1}");
    lines.end();

    assertEquals(List.of("{\"s\":1}"), states);
    assertEquals("", rest.toString());
  }

  @Test
  void aLastLineThatWasCutIsPassedOn() {
    print("{\"s\":1}\n{\"s\":");
    lines.end();

    assertEquals(List.of("{\"s\":1}"), states);
    assertEquals("{\"s\":\n", rest.toString());
  }

  @Test
  void aLineWithoutEndIsPassedOnInPieces() {
    for (int count = 0; count < 100; count++) {
      print("x".repeat(1_000));
    }
    lines.end();

    assertEquals(100_001, rest.length());
    assertTrue(largest < 10_000, largest + " bytes at once");
  }

  @Test
  void whatFollowsALineTooLongForAStateIsReadAsUsual() {
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) 'x');
    print("{\"s\":");
    for (int count = 0; count < 17; count++) {
      lines.add(chunk, chunk.length);
    }
    print("}\n{\"s\":2}\n");
    lines.end();

    assertEquals(List.of("{\"s\":2}"), states);
    assertEquals((17 << 20) + 7, rest.length());
  }
}
