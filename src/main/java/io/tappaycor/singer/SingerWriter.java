package io.tappaycor.singer;

import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one writer of Singer messages, and the only holder of standard output. One compact UTF-8 JSON
 * object a line. For one thread.
 */
public final class SingerWriter {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private boolean endsWithState;

  /** A writer to standard output, or to whatever stands for it. */
  public SingerWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /**
   * A SCHEMA message.
   *
   * @param bookmark the field that the stream's bookmark is about, if it has one
   */
  public void schema(
      String stream, ObjectNode schema, List<String> keys, Optional<String> bookmark) {
    ObjectNode message = Json.NODES.objectNode();
    message.put("type", "SCHEMA").put("stream", stream).set("schema", schema);
    keys.forEach(message.putArray("key_properties")::add);
    bookmark.ifPresent(field -> message.putArray("bookmark_properties").add(field));
    line(message);
  }

  /** RECORD messages, encoded before, as many lines as there are. */
  public void records(RecordLines lines) {
    endsWithState = false;
    try {
      lines.writeTo(out);
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }

  /** A STATE message. What it covers is flushed first, and it leaves at once. */
  public void state(ObjectNode value) {
    ObjectNode message = Json.NODES.objectNode();
    message.put("type", "STATE").set("value", value);
    line(message);
    flush();
    endsWithState = true;
  }

  /** Whether the last message is a STATE. */
  public boolean endsWithState() {
    return endsWithState;
  }

  /** Sends on what is buffered: at the end of a page, so that a target need not wait. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }

  private void line(ObjectNode message) {
    write(Json.MAPPER.writeValueAsBytes(message));
    write(new byte[] {'\n'});
  }

  private void write(byte[] bytes) {
    endsWithState = false;
    try {
      out.write(bytes);
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }
}
