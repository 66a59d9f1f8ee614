package io.tappaycor.singer;

import io.tappaycor.json.Json;
import io.tappaycor.json.JsonBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * RECORD messages as bytes, ready to be written: encoded on the thread that read them, so that the
 * one writer has only to copy.
 */
public final class RecordLines {

  private static final DateTimeFormatter EXTRACTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String stream;
  private final byte[] start;
  private final byte[] end;
  private final JsonBuffer bytes;
  private int[] ends = new int[16];
  private int count;

  /**
   * No lines yet.
   *
   * @param extracted when the page came that the records are from
   * @param capacity about how many bytes they take
   */
  public RecordLines(String stream, Instant extracted, int capacity) {
    this(stream, extracted, OptionalLong.empty(), capacity);
  }

  /**
   * No lines yet.
   *
   * @param extracted when the page came that the records are from
   * @param version of the table that they are in, if it has versions
   * @param capacity about how many bytes they take
   */
  public RecordLines(String stream, Instant extracted, OptionalLong version, int capacity) {
    this.stream = stream;
    this.start =
        ascii(
            "{\"type\":\"RECORD\",\"stream\":%s,\"record\":"
                .formatted(Json.MAPPER.writeValueAsString(stream)));
    String table = version.isPresent() ? ",\"version\":" + version.getAsLong() : "";
    this.end =
        ascii("%s,\"time_extracted\":\"%s\"}\n".formatted(table, EXTRACTED.format(extracted)));
    this.bytes = new JsonBuffer(capacity);
  }

  private RecordLines(String stream, byte[] start, byte[] end, int capacity) {
    this.stream = stream;
    this.start = start;
    this.end = end;
    this.bytes = new JsonBuffer(capacity);
  }

  /** No lines yet; these will be the records alone, as files of records have them. */
  public static RecordLines bare(String stream, int capacity) {
    return new RecordLines(stream, new byte[0], ascii("\n"), capacity);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Adds a record. */
  public void add(ObjectNode record) {
    write(out -> out.tree(record));
  }

  /** Adds a record that writes itself; nothing of it if it fails. */
  public void write(Consumer<JsonBuffer> record) {
    int before = bytes.size();
    try {
      bytes.raw(start);
      record.accept(bytes);
    } catch (RuntimeException unfit) {
      bytes.truncate(before);
      throw unfit;
    }
    bytes.raw(end);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = bytes.size();
  }

  private int begin(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  /** The last record as it was written, without what is around it. */
  public byte[] lastRecord() {
    return bytes.copy(begin(count - 1) + start.length, ends[count - 1] - end.length);
  }

  /** Some of the lines. */
  public RecordLines only(BitSet lines) {
    RecordLines some = new RecordLines(stream, start, end, bytes.size());
    for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
      byte[] whole = bytes.copy(begin(line) + start.length, ends[line] - end.length);
      some.write(out -> out.raw(whole));
    }
    return some;
  }

  /** The stream that the records are of. */
  String stream() {
    return stream;
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
