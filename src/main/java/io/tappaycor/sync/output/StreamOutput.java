package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.Gone;
import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import io.tappaycor.record.Drift;
import io.tappaycor.record.RecordShape;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.sync.report.ScopeReport;
import io.tappaycor.sync.report.ScopeReport.Result;
import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * One selected stream on its way out: SCHEMA, then its records, and SCHEMA again where a kept field
 * makes it grow. For one thread.
 */
final class StreamOutput {

  private final SelectedStream stream;
  private final Formatting formatting;
  private final Drift drift;
  private final RecordTransform transform;
  private final StreamReport report;
  private final Output output;
  private final TableVersion version;
  private final Optional<StreamChanges> changes;
  private final Map<Set<String>, RecordShape> shapes = new HashMap<>();
  private final SchemaGrowth growth = new SchemaGrowth();
  private final Set<String> absent = new HashSet<>();
  private boolean schemaWritten;
  private boolean failed;
  private long rows;
  private long keys;
  private Optional<ScopeReport.Days> days = Optional.empty();
  private Result result = Result.FAILED;
  private final Map<String, Long> unusable = new TreeMap<>();

  StreamOutput(
      SelectedStream stream,
      Formatting formatting,
      StreamReport report,
      Output output,
      TableVersion version,
      Optional<StreamChanges> changes) {
    this.version = version;
    this.changes = changes;
    this.stream = stream;
    this.formatting = formatting;
    this.transform = formatting.transforms().of(stream);
    this.drift = new Drift(formatting.drift());
    this.report = report;
    this.output = output;
  }

  Optional<StreamChanges> changes() {
    return changes;
  }

  TableVersion version() {
    return version;
  }

  SelectedStream stream() {
    return stream;
  }

  StreamReport report() {
    return report;
  }

  /** A scope begins: what failed in another one may work in this. */
  void begin() {
    failed = false;
    rows = 0;
    keys = 0;
    days = Optional.empty();
    result = Result.FAILED;
  }

  void skip(Skip skip) {
    result = Result.SKIPPED;
    report.skip(skip);
  }

  void readBefore() {
    result = Result.READ_BEFORE;
  }

  void complete() {
    result = Result.COMPLETE;
  }

  void days(ScopeReport.Days asked) {
    days = Optional.of(asked);
  }

  void reportScope(Scope scope, CallLog.Count calls) {
    report.scope(new ScopeReport(scope, result, rows, calls, days, "%016x".formatted(keys)));
  }

  /** The records written in this scope. */
  long rows() {
    return rows;
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
      writeSchema();
    }
  }

  /** What is declared; a wall time without a zone is no date-time. */
  private ObjectNode declared(boolean keep) {
    SelectedStream written = stream.without(absent);
    return formatting.clockFields().form() == ClockFields.Form.WALL
        ? written.schemaWithoutFormats(keep, stream.definition().clockFields())
        : written.schema(keep);
  }

  private void writeSchema() {
    boolean keep = formatting.drift() == DriftPolicy.KEEP;
    output.schema(
        new Message.Schema(
            stream.writtenName(),
            marked(transform.schema(growth.applied(declared(keep)))),
            stream.definition().keyProperties(),
            stream.bookmarkField()));
  }

  /** A tombstone has a mark that no other record has. */
  private ObjectNode marked(ObjectNode schema) {
    if (changes.map(StreamChanges::writesTombstones).orElse(false)
        && schema.get("properties") instanceof ObjectNode properties) {
      ObjectNode mark = properties.putObject(DeletionRecords.DELETED_AT);
      mark.putArray("type").add("null").add("string");
      mark.put("format", "date-time");
    }
    return schema;
  }

  /** What is gone of a scope, for the target. */
  void tell(Scope scope, String where, Instant now) {
    if (changes.isEmpty()) {
      return;
    }
    List<Gone> gone = changes.get().settle(where);
    if (!gone.isEmpty()) {
      output.deletions(changes.get().deletions(gone, scope, formatting.delivery(), now));
    }
  }

  /** Writes what was encoded, or notes why it could not be. */
  void write(EncodedPage.Lines encoded) {
    if (encoded.failure() != null) {
      fail(encoded.failure());
    } else {
      if (!encoded.unusable().isEmpty()) {
        version.leaveOut();
        changes.ifPresent(StreamChanges::doubt);
      }
      encoded.unusable().forEach((reason, count) -> unusable.merge(reason, count, Long::sum));
      if (growth.add(encoded.kept())) {
        // Before the first record that has the field: targets drop what the SCHEMA lacks.
        writeSchema();
      }
      rows += encoded.lines().count();
      keys += encoded.keys();
      RecordLines lines =
          changes.map(capture -> capture.changed(encoded)).orElseGet(encoded::lines);
      if (lines.count() > 0) {
        output.records(lines, report);
      }
    }
  }

  /** The stream is at its end: what was left out fails it, now that all else is written. */
  void failForUnusable() {
    if (unusable.isEmpty()) {
      return;
    }
    String reasons = EncodedPage.told(unusable);
    unusable.clear();
    fail(
        new DataException(
            "Paycor sent records that cannot be stored, and they were left out: %s. All others are written: ask Paycor's support about these"
                .formatted(reasons)));
  }

  void finish() {
    report.drift(drift.counts(), drift.others());
  }

  /**
   * How records are made.
   *
   * @param withheld fields that are not permitted: a null would overwrite a good value downstream
   */
  RecordEncoder.Shape shape(Set<String> withheld) {
    Set<String> less = new HashSet<>(absent);
    less.addAll(withheld);
    RecordShape shape =
        shapes.computeIfAbsent(
            less,
            fields -> new RecordShape(stream.without(fields), formatting.clockFields(), drift));
    return new RecordEncoder.Shape(
        stream.name(),
        stream.writtenName(),
        formatting.delivery(),
        version.number(),
        shape,
        transform,
        new KeySum(stream.definition()),
        changes);
  }
}
