package io.tappaycor.singer;

import io.tappaycor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * RECORD messages as bytes, ready to be written: encoded on the thread that read them, so that the
 * one writer has only to copy.
 */
public final class RecordLines {

  private static final DateTimeFormatter EXTRACTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final ObjectWriter ENCODER = Json.MAPPER.writer().withRootValueSeparator("");

  private final String stream;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int count;

  /** No lines yet. */
  public RecordLines(String stream) {
    this.stream = stream;
  }

  /**
   * Adds records.
   *
   * @param extracted when the page came that they are from
   */
  public void add(Iterable<ObjectNode> records, Instant extracted) {
    List<Consumer<JsonGenerator>> writing = new ArrayList<>();
    records.forEach(record -> writing.add(out -> out.writeTree(record)));
    write(writing, extracted);
  }

  /**
   * Adds records that write themselves, one after the other.
   *
   * @param extracted when the page came that they are from
   */
  public void write(Iterable<Consumer<JsonGenerator>> records, Instant extracted) {
    String time = EXTRACTED.format(extracted);
    try (JsonGenerator generator = ENCODER.createGenerator(bytes)) {
      for (Consumer<JsonGenerator> record : records) {
        generator.writeStartObject();
        generator.writeStringProperty("type", "RECORD");
        generator.writeStringProperty("stream", stream);
        generator.writeName("record");
        record.accept(generator);
        generator.writeStringProperty("time_extracted", time);
        generator.writeEndObject();
        generator.writeRaw('\n');
        count++;
      }
    }
  }

  /** How many records. */
  public int count() {
    return count;
  }

  /** How many bytes. */
  public int size() {
    return bytes.size();
  }

  void writeTo(OutputStream out) throws IOException {
    bytes.writeTo(out);
  }
}
