package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.TapException;
import io.tappaycor.paging.Page;
import io.tappaycor.record.RecordShape;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.singer.SingerWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One selected stream on its way out: SCHEMA once, then its records. */
final class StreamOutput {

  private final SelectedStream stream;
  private final RecordShape shape;
  private final SingerWriter writer;
  private final boolean open;
  private final StreamReport report;
  private boolean schemaWritten;
  private boolean failed;

  /**
   * An output to a writer.
   *
   * @param open whether undeclared fields are kept
   */
  StreamOutput(
      SelectedStream stream,
      RecordShape shape,
      SingerWriter writer,
      boolean open,
      StreamReport report) {
    this.stream = stream;
    this.shape = shape;
    this.writer = writer;
    this.open = open;
    this.report = report;
  }

  SelectedStream stream() {
    return stream;
  }

  StreamReport report() {
    return report;
  }

  /** A legal entity begins: what failed for another one may work for this. */
  void begin() {
    failed = false;
  }

  boolean isLive() {
    return !failed;
  }

  void fail(TapException failure) {
    failed = true;
    report.fail(failure);
  }

  /** Writes the SCHEMA, unless it is written. */
  void open() {
    if (!schemaWritten) {
      schemaWritten = true;
      writer.schema(
          stream.name(),
          stream.schema(open),
          stream.definition().keyProperties(),
          stream.bookmarkField());
    }
  }

  /** Writes what was encoded, or notes why it could not be. */
  void write(Encoded encoded) {
    if (encoded.failure() != null) {
      fail(encoded.failure());
    } else {
      writer.records(encoded.lines());
      report.wrote(encoded.lines().count());
    }
  }

  void finish() {
    report.drift(shape.drift().counts());
  }

  /** Encodes the pages of one list; on any thread, one at a time. */
  Encoder encoder(Asked asked, Predicate<ObjectNode> wanted) {
    return new Encoder(asked, wanted);
  }

  /**
   * Pages as lines.
   *
   * @param failure why they could not be made, if so: then the lines are to be left
   */
  record Encoded(StreamOutput output, RecordLines lines, @Nullable DataException failure) {}

  /** The records of one list. */
  final class Encoder {

    private final Asked asked;
    private final Predicate<ObjectNode> wanted;
    private final RecordShape.Maker maker = shape.forList();

    private Encoder(Asked asked, Predicate<ObjectNode> wanted) {
      this.asked = asked;
      this.wanted = wanted;
    }

    Encoded encode(Page page, Instant extracted) {
      RecordLines lines = new RecordLines(stream.name());
      try {
        List<ObjectNode> records = new ArrayList<>(page.records().size());
        for (JsonNode raw : page.records()) {
          ObjectNode record = maker.make(raw, asked.values());
          if (wanted.test(record)) {
            records.add(record);
          }
        }
        lines.add(records, extracted);
        return new Encoded(StreamOutput.this, lines, null);
      } catch (DataException unfit) {
        return new Encoded(StreamOutput.this, lines, unfit);
      }
    }
  }
}
