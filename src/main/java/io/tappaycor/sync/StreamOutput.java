package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.TapException;
import io.tappaycor.paging.Page;
import io.tappaycor.record.Drift;
import io.tappaycor.record.RecordShape;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.stream.Partitioning;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One selected stream on its way out: SCHEMA once, then its records. */
final class StreamOutput {

  private final SelectedStream stream;
  private final ZoneId clockZone;
  private final boolean open;
  private final Drift drift;
  private @Nullable Engine bound;
  private final StreamReport report;
  private final Map<Set<String>, RecordShape> shapes = new HashMap<>();
  private final Set<String> absent = new HashSet<>();
  private boolean schemaWritten;
  private boolean failed;

  StreamOutput(SelectedStream stream, ZoneId clockZone, DriftPolicy policy) {
    this.stream = stream;
    this.clockZone = clockZone;
    this.open = policy == DriftPolicy.KEEP;
    this.drift = new Drift(policy);
    this.report =
        new StreamReport(
            stream.name(), !(stream.definition().partitioning() instanceof Partitioning.PerLogin));
  }

  /** Writes through the lane of this engine from here on. */
  void bind(Engine engine) {
    bound = engine;
  }

  private Engine engine() {
    return Objects.requireNonNull(bound, "bound to an engine before anything is written");
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

  /**
   * Fields that no legal entity permits are in neither SCHEMA nor RECORD, if it is not too late.
   */
  void leaveOut(Set<String> fields) {
    if (!schemaWritten) {
      absent.addAll(fields);
    }
  }

  boolean isOpen() {
    return schemaWritten;
  }

  /** Writes the SCHEMA, unless it is written. */
  void open() {
    if (!schemaWritten) {
      schemaWritten = true;
      ObjectNode schema = stream.without(absent).schema(open);
      engine()
          .lane()
          .then(
              () ->
                  engine()
                      .writer()
                      .schema(
                          stream.name(),
                          schema,
                          stream.definition().keyProperties(),
                          stream.bookmarkField()));
    }
  }

  /** Writes what was encoded, or notes why it could not be. */
  void write(Encoded encoded) {
    if (encoded.failure() != null) {
      fail(encoded.failure());
    } else if (isLive()) {
      RecordLines lines = encoded.lines();
      engine().lane().then(lines.size(), () -> write(lines));
    }
  }

  private void write(RecordLines lines) {
    engine().writer().records(lines);
    report.wrote(lines.count());
  }

  void finish() {
    report.drift(drift.counts(), drift.others());
  }

  /**
   * Encodes the pages of one list; on any thread, one at a time.
   *
   * @param withheld fields that are not permitted: a null would overwrite a good value downstream
   */
  Encoder encoder(Asked asked, Admission admission, Set<String> withheld) {
    Set<String> less = new HashSet<>(absent);
    less.addAll(withheld);
    RecordShape shape;
    synchronized (shapes) {
      shape =
          shapes.computeIfAbsent(
              less, any -> new RecordShape(stream.without(less), clockZone, drift));
    }
    return new Encoder(asked, admission, shape.forList());
  }

  /**
   * Which records are written.
   *
   * @param rows judges the raw record
   * @param records judges the record that would be written
   * @param judgesRecords whether it does
   */
  record Admission(Predicate<JsonNode> rows, Predicate<ObjectNode> records, boolean judgesRecords) {

    /** Judges rows only: then records need not be made before they are written. */
    static Admission of(Predicate<JsonNode> rows) {
      return new Admission(rows, any -> true, false);
    }
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
    private final Admission admission;
    private final RecordShape.Maker maker;

    private Encoder(Asked asked, Admission admission, RecordShape.Maker maker) {
      this.asked = asked;
      this.admission = admission;
      this.maker = maker;
    }

    Encoded encode(Page page, Instant extracted) {
      RecordLines lines = new RecordLines(stream.name());
      try {
        lines.write(writing(page), extracted);
        return new Encoded(StreamOutput.this, lines, null);
      } catch (DataException unfit) {
        return new Encoded(StreamOutput.this, lines, unfit);
      }
    }

    private List<Consumer<JsonGenerator>> writing(Page page) {
      List<Consumer<JsonGenerator>> records = new ArrayList<>(page.records().size());
      for (JsonNode raw : page.records()) {
        if (!admission.rows().test(raw)) {
          continue;
        }
        if (admission.judgesRecords()) {
          ObjectNode record = maker.make(raw, asked.values());
          if (admission.records().test(record)) {
            records.add(out -> out.writeTree(record));
          }
        } else {
          records.add(out -> maker.write(raw, asked.values(), out));
        }
      }
      return records;
    }
  }
}
