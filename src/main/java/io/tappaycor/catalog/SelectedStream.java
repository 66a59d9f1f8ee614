package io.tappaycor.catalog;

import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/** A stream that the user wants, with the fields of it that the user wants. */
public final class SelectedStream {

  private final StreamDefinition definition;
  private final ObjectNode fullSchema;
  private final Metadata metadata;
  private final boolean incremental;
  private final Written written;

  /**
   * How it leaves.
   *
   * @param name that is written
   * @param transform fingerprint of what happens to its records; empty for nothing
   */
  private record Written(String name, String transform) {}

  SelectedStream(
      StreamDefinition definition, ObjectNode fullSchema, Metadata metadata, boolean incremental) {
    this(definition, fullSchema, metadata, incremental, new Written(definition.name(), ""));
  }

  private SelectedStream(
      StreamDefinition definition,
      ObjectNode fullSchema,
      Metadata metadata,
      boolean incremental,
      Written written) {
    this.written = written;
    this.definition = definition;
    this.fullSchema = fullSchema;
    this.metadata = metadata;
    this.incremental = incremental;
  }

  /** What the stream is. */
  public StreamDefinition definition() {
    return definition;
  }

  /** The {@code tap_stream_id}. */
  public String name() {
    return definition.name();
  }

  /** The name that is written, which the user may have chosen. */
  public String writtenName() {
    return written.name();
  }

  /**
   * The same stream, written otherwise.
   *
   * @param name that is written
   * @param transform fingerprint of what happens to its records; empty for nothing
   */
  public SelectedStream written(String name, String transform) {
    return new SelectedStream(
        definition, fullSchema, metadata, incremental, new Written(name, transform));
  }

  /** The field that the bookmark is about; empty if the stream is read in full this time. */
  public Optional<String> bookmarkField() {
    return incremental && definition.replication() instanceof Replication.Incremental by
        ? Optional.of(by.key())
        : Optional.empty();
  }

  /** All declared fields, selected or not: what is not in here is drift. */
  public ObjectNode fullSchema() {
    return fullSchema;
  }

  /**
   * The schema of what is written.
   *
   * @param open whether undeclared fields are kept
   */
  public ObjectNode schema(boolean open) {
    return Schemas.project(fullSchema, metadata::selects, open);
  }

  /**
   * The same, where some fields are plain texts.
   *
   * @param fields dotted paths
   */
  public ObjectNode schemaWithoutFormats(boolean open, Set<String> fields) {
    ObjectNode schema = schema(open);
    Schemas.walk(
        schema,
        (field, declared) -> {
          if (fields.contains(field.dotted()) && declared instanceof ObjectNode plain) {
            plain.remove("format");
          }
        });
    return schema;
  }

  /**
   * A digest of what is written: which fields, of which types. Records of another digest are not
   * those that a pass began with. A description in other words changes nothing.
   */
  public String digest() {
    return Digests.of(Schemas.undescribed(schema(true)) + written.transform());
  }

  /** The parts that the API has to be asked for, because their fields are selected. */
  public List<Include> includes() {
    return definition.endpoint().includes().stream()
        .filter(include -> writes(include.field()))
        .toList();
  }

  /**
   * The same stream as if these fields were not selected.
   *
   * @param fields dotted paths
   */
  public SelectedStream without(Set<String> fields) {
    Metadata less = new Metadata();
    less.overlay(metadata);
    Schemas.walk(
        fullSchema,
        (field, any) -> {
          if (fields.contains(field.dotted())) {
            less.at(field).put("inclusion", "unsupported");
          }
        });
    return new SelectedStream(definition, fullSchema, less, incremental, written);
  }

  /** Whether a field is written. */
  private boolean writes(String field) {
    AtomicBoolean written = new AtomicBoolean();
    Schemas.walk(
        fullSchema,
        (at, any) -> {
          if (at.dotted().equals(field) && metadata.selects(at)) {
            written.set(true);
          }
        });
    return written.get();
  }
}
