package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that would fill the memory, read by a process that has little of it. */
final class MemoryTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path home;

  @Test
  void aGzipBombIsRefused() throws IOException {
    byte[] bomb = bomb();
    prove(
        (line, out) -> Front.answer(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip", bomb),
        "departments");
  }

  @Test
  void aBodyOfTwoGigabytesIsRefused() {
    prove((line, out) -> endless(out), "departments");
  }

  @Test
  void gzipBombsOfSixteenCallsAtOnceAreRefused() throws IOException {
    byte[] bomb = bomb();
    String employees =
        IntStream.range(0, 40)
            .mapToObj("{\"id\": \"employee-%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"records\": [", "]}"));
    prove(
        (line, out) -> {
          if (line.contains("/payrates")) {
            Front.answer(
                out,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip",
                line.contains("employee-0/") ? emptyPage() : bomb);
          } else {
            Front.body(out, employees);
          }
        },
        "pay_rates");
  }

  @Test
  void aBodyThatIsFarLargerAsDataThanAsTextIsRefused() {
    byte[] body =
        ("{\"records\": [" + "[],".repeat(20 * MEGABYTE) + "[]]}")
            .getBytes(StandardCharsets.ISO_8859_1);
    TapProcess run =
        start("-Xmx256m", (line, out) -> Front.answer(out, "HTTP/1.1 200 OK", body), "departments");

    assertEquals(4, run.exitCode(30), run.err());
    assertTrue(run.err().contains("malformed"), run.err());
  }

  @Test
  void aProcessThatRunsOutOfMemoryEndsWithALastState() {
    byte[] body = " ".repeat(25 * MEGABYTE).getBytes(StandardCharsets.ISO_8859_1);
    TapProcess run =
        start("-Xmx32m", (line, out) -> Front.answer(out, "HTTP/1.1 200 OK", body), "departments");

    assertEquals(1, run.exitCode(30), run.err());
    assertTrue(run.err().contains("Out of memory"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertTrue(run.lastLine().startsWith("{\"type\":\"STATE\""), run.lastLine());
  }

  private static byte[] emptyPage() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write("{\"records\": []}".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OutputStream zip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        };
    byte[] nothing = " ".repeat(MEGABYTE).getBytes(StandardCharsets.ISO_8859_1);
    try (zip) {
      for (int at = 0; at < 600; at++) {
        zip.write(nothing);
      }
    }
    return bytes.toByteArray();
  }

  private static void endless(OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    byte[] nothing = " ".repeat(MEGABYTE).getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < 2048; at++) {
      out.write(nothing);
    }
  }

  private TapProcess start(String memory, Front.Script script, String stream) {
    Front front = Front.reading(script);
    ObjectNode config = front.config(home);
    return TapProcess.start(
        home,
        List.of(memory),
        List.of(
            "--config",
            TapRun.file(home, "config.json", config).toString(),
            "--catalog",
            Catalog.selecting(home, stream).toString()));
  }

  private void prove(Front.Script script, String stream) {
    TapProcess run = start("-Xmx256m", script, stream);

    assertEquals(4, run.exitCode(50), run.err());
    assertTrue(run.err().contains("128 MiB"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertTrue(run.lastLine().startsWith("{\"type\":\"STATE\""), run.lastLine());
  }
}
