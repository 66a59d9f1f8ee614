package io.tappaycor.catalog;

import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out what the user wants: our defaults, with a catalog laid over them. */
public final class Selector {

  private final List<StreamDefinition> streams;
  private final Consumer<String> warnings;
  private final Selection selection;

  /** A selector among the given streams. */
  public Selector(List<StreamDefinition> streams, Consumer<String> warnings) {
    this(streams, warnings, Selection.NONE);
  }

  /**
   * A selector among the given streams, by patterns.
   *
   * @throws UsageException naming every pattern that is wrong
   */
  public Selector(List<StreamDefinition> streams, Consumer<String> warnings, Selection selection) {
    this.streams = streams;
    this.warnings = warnings;
    this.selection = selection;
    new SelectionProblems(streams).check(selection);
  }

  /** Without a catalog: the streams and fields that are selected by default. */
  public List<SelectedStream> defaults() {
    return streams.stream().map(stream -> select(stream, null)).flatMap(Optional::stream).toList();
  }

  /**
   * What a catalog selects, in our order. A stream that it leaves out is not selected.
   *
   * @throws UsageException if the catalog cannot be read or asks for what cannot be done
   */
  public List<SelectedStream> from(Path catalog) {
    Map<String, CatalogEntry> entries = CatalogReader.read(catalog);
    Set<String> unknown = new TreeSet<>(entries.keySet());
    streams.forEach(stream -> unknown.remove(stream.name()));
    unknown.forEach(
        name -> warnings.accept("The catalog names the stream " + name + ", which does not exist"));
    return streams.stream()
        .filter(stream -> entries.containsKey(stream.name()) || !selection.select().isEmpty())
        .map(stream -> select(stream, entries.get(stream.name())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<SelectedStream> select(StreamDefinition stream, @Nullable CatalogEntry entry) {
    ObjectNode ours = SchemaLibrary.schemaOf(stream.name());
    Metadata metadata = Discovery.defaults(stream, ours);
    ObjectNode full = ours;
    if (entry != null) {
      full = entry.schema().map(JsonNode::deepCopy).map(schema -> (ObjectNode) schema).orElse(ours);
      complete(full, ours, Breadcrumb.STREAM, metadata);
      metadata.overlay(entry.metadata());
      if (metadata.selectsStream()) {
        warnOfUnknownFields(stream, full, entry.metadata());
      }
    }
    int ignored = selection.apply(stream, full, metadata);
    if (ignored > 0 && metadata.selectsStream()) {
      warnings.accept(
          "%d sensitive fields of %s are ignored, because sensitive_fields is named: name them in select"
              .formatted(ignored, stream.name()));
    }
    for (StreamDefinition sibling : siblings(stream)) {
      complete(full, SchemaLibrary.schemaOf(sibling.name()), Breadcrumb.STREAM, metadata);
    }
    if (!metadata.selectsStream()) {
      return Optional.empty();
    }
    AskedKeys.check(stream, metadata);
    return Optional.of(new SelectedStream(stream, full, metadata, incremental(stream, metadata)));
  }

  /** Streams of the same endpoint: what they declare is known, though not of this stream. */
  private List<StreamDefinition> siblings(StreamDefinition stream) {
    return streams.stream()
        .filter(other -> other.endpoint().path().equals(stream.endpoint().path()))
        .filter(other -> !other.name().equals(stream.name()))
        .toList();
  }

  /** Fields that we know and the user's schema lacks are not wanted, which is no drift. */
  private static void complete(
      ObjectNode users, ObjectNode ours, Breadcrumb at, Metadata metadata) {
    if (!(users.get("properties") instanceof ObjectNode known)) {
      return;
    }
    for (var field : ours.path("properties").properties()) {
      Breadcrumb here = at.property(field.getKey());
      if (!known.has(field.getKey())) {
        known.set(field.getKey(), field.getValue());
        metadata.at(here).put("selected", false);
      } else if (known.get(field.getKey()) instanceof ObjectNode inner) {
        completeInside(inner, (ObjectNode) field.getValue(), here, metadata);
      }
    }
  }

  private static void completeInside(
      ObjectNode users, ObjectNode ours, Breadcrumb at, Metadata metadata) {
    complete(users, ours, at, metadata);
    if (users.get("items") instanceof ObjectNode usersItems
        && ours.get("items") instanceof ObjectNode oursItems) {
      completeInside(usersItems, oursItems, at.items(), metadata);
    }
  }

  private void warnOfUnknownFields(StreamDefinition stream, ObjectNode full, Metadata users) {
    Set<Breadcrumb> known = new HashSet<>();
    Schemas.walk(full, (field, any) -> known.add(field));
    users.breadcrumbs().stream()
        .filter(field -> !field.steps().isEmpty() && !known.contains(field))
        .map(field -> field.dotted().isEmpty() ? String.join(".", field.steps()) : field.dotted())
        .distinct()
        .forEach(
            field ->
                warnings.accept(
                    "The catalog names the field %s of %s, which does not exist"
                        .formatted(field, stream.name())));
  }

  private static boolean incremental(StreamDefinition stream, Metadata metadata) {
    boolean can = stream.replication() instanceof Replication.Incremental;
    String asked = metadata.text(Breadcrumb.STREAM, "replication-method");
    return switch (asked) {
      case "" -> can;
      case "FULL_TABLE" -> false;
      case "INCREMENTAL" -> {
        if (!can) {
          throw new UsageException(
              "The catalog asks for replication-method INCREMENTAL on %s, which Paycor offers no"
                      .formatted(stream.name())
                  + " way to read by date: use FULL_TABLE or leave it out");
        }
        yield true;
      }
      default ->
          throw new UsageException(
              "The catalog asks for replication-method %s on %s: there are %s"
                  .formatted(
                      asked,
                      stream.name(),
                      can ? "INCREMENTAL and FULL_TABLE" : "FULL_TABLE only"));
    };
  }
}
