package io.tappaycor.singer;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A Singer message, as one or more lines of JSON. */
public sealed interface Message {

  /** Writes the message, newline included. */
  void writeTo(OutputStream out) throws IOException;

  /**
   * SCHEMA: what the records of a stream look like.
   *
   * @param bookmark the field that the stream's bookmark is about, if it has one
   */
  record Schema(String stream, ObjectNode schema, List<String> keys, Optional<String> bookmark)
      implements Message {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ObjectNode message = Json.NODES.objectNode();
      message.put("type", "SCHEMA").put("stream", stream).set("schema", schema);
      keys.forEach(message.putArray("key_properties")::add);
      bookmark.ifPresent(field -> message.putArray("bookmark_properties").add(field));
      line(message, out);
    }
  }

  /** RECORD: as many as were encoded together. */
  record Records(RecordLines lines) implements Message {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      lines.writeTo(out);
    }
  }

  /** BATCH: a file of records, JSON Lines, which the target reads. */
  record Batch(String stream, boolean compressed, Path file) implements Message {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ObjectNode message = Json.NODES.objectNode();
      message.put("type", "BATCH").put("stream", stream);
      message
          .putObject("encoding")
          .put("format", "jsonl")
          .put("compression", compressed ? "gzip" : "none");
      message.putArray("manifest").add(file.toUri().toString());
      line(message, out);
    }
  }

  /**
   * ACTIVATE_VERSION: the records of this version are all there are, and the target may delete
   * those of others.
   */
  record ActivateVersion(String stream, long version) implements Message {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ObjectNode message = Json.NODES.objectNode();
      message.put("type", "ACTIVATE_VERSION").put("stream", stream).put("version", version);
      line(message, out);
    }
  }

  /** STATE: everything that it covers has been written before. */
  record State(ObjectNode value) implements Message {

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ObjectNode message = Json.NODES.objectNode();
      message.put("type", "STATE").set("value", value);
      line(message, out);
    }
  }

  private static void line(ObjectNode message, OutputStream out) throws IOException {
    out.write(Json.MAPPER.writeValueAsBytes(message));
    out.write('\n');
  }
}
