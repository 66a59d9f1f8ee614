package io.tappaycor.simulation;

import io.tappaycor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Standard output of a process that is killed after some bytes. */
final class CutOutput extends OutputStream {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final int most;

  CutOutput(int most) {
    this.most = most;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int room = Math.min(length, most - written.size());
    written.write(bytes, offset, room);
    if (room < length) {
      throw new IOException("Broken pipe");
    }
  }

  /** The lines that a target has stored; what follows the last STATE died in its buffer. */
  synchronized List<JsonNode> upToTheLastState() {
    String text = written.toString(StandardCharsets.UTF_8);
    String complete = text.substring(0, text.lastIndexOf('\n') + 1);
    int last = complete.lastIndexOf("{\"type\":\"STATE\"");
    return last < 0
        ? List.of()
        : complete
            .substring(0, complete.indexOf('\n', last) + 1)
            .lines()
            .map(Json.MAPPER::readTree)
            .toList();
  }

  /** All lines that came whole. */
  synchronized List<JsonNode> wholeLines() {
    String text = written.toString(StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(Json.MAPPER::readTree)
        .toList();
  }
}
