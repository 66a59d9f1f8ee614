package io.tappaycor.catalog;

import io.tappaycor.failure.NearestName;
import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Patterns that mean nothing, or what cannot be: all of them at once, each with a remedy. */
public final class SelectionProblems {

  private final List<StreamDefinition> streams;

  /** Problems of patterns over these streams. */
  public SelectionProblems(List<StreamDefinition> streams) {
    this.streams = streams;
  }

  /**
   * Checks a selection.
   *
   * @throws UsageException naming every pattern that is wrong, one per line
   */
  void check(Selection selection) {
    List<String> problems = new ArrayList<>();
    for (FieldPattern pattern : selection.select()) {
      of(pattern, true).ifPresent(problems::add);
    }
    for (FieldPattern pattern : selection.deselect()) {
      of(pattern, false).or(() -> automatic(pattern)).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
  }

  /**
   * What is wrong with patterns that do something to fields.
   *
   * @param keys whether that may be done to keys
   * @param open whether undeclared fields are kept, one of which a pattern may mean
   */
  public List<String> ofRules(List<FieldPattern> patterns, boolean keys, boolean open) {
    List<String> problems = new ArrayList<>();
    for (FieldPattern pattern : patterns) {
      if (!pattern.namesFields()) {
        problems.add(
            "The pattern %s of %s names no field: write %s.* for all of a stream"
                .formatted(pattern.shown(), pattern.source(), pattern.shown()));
      } else {
        Optional.of(pattern)
            .filter(any -> !open || streams.stream().noneMatch(pattern::matches))
            .flatMap(any -> of(pattern, false))
            .or(() -> keys ? replicates(pattern) : automatic(pattern))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** Windows and bookmarks go by it. */
  private Optional<String> replicates(FieldPattern pattern) {
    return streams.stream()
        .filter(
            stream ->
                stream.replication() instanceof Replication.Incremental by
                    && pattern.text().equals(stream.name() + "." + by.key()))
        .map(
            stream ->
                "The pattern %s of %s names a replication field, which targets need as it is: leave it out"
                    .formatted(pattern.shown(), pattern.source()))
        .findFirst();
  }

  private Optional<String> of(FieldPattern pattern, boolean selects) {
    List<StreamDefinition> meant = streams.stream().filter(pattern::matches).toList();
    if (pattern.text().isBlank()) {
      return Optional.of(
          "A pattern of %s is empty: write a stream, such as employees"
              .formatted(pattern.source()));
    }
    if (meant.isEmpty() && pattern.text().contains(",")) {
      return Optional.of(nothing(pattern, "stream") + ": give each pattern on its own");
    }
    if (meant.isEmpty()) {
      List<String> names = streams.stream().map(StreamDefinition::name).toList();
      return Optional.of(
          nothing(pattern, "stream") + hint(NearestName.of(pattern.streamPart(), names), ""));
    }
    if (!pattern.namesFields() || anyField(pattern, meant, selects)) {
      return Optional.empty();
    }
    return Optional.of(
        selects && hasField(pattern, meant)
            ? "The pattern %s of %s matches only sensitive fields, which are selected by their whole path only, such as %s"
                .formatted(pattern.shown(), pattern.source(), path(pattern, meant))
            : nothing(pattern, "field") + fieldHint(pattern, meant));
  }

  /** What a record cannot do without may lie under a star, but nobody may take it away by name. */
  private Optional<String> automatic(FieldPattern pattern) {
    for (StreamDefinition stream : streams) {
      ObjectNode schema = SchemaLibrary.schemaOf(stream.name());
      Metadata metadata = Discovery.defaults(stream, schema);
      boolean[] found = new boolean[1];
      Schemas.walk(
          schema,
          (field, any) ->
              found[0] |=
                  pattern.isPathOf(stream, field)
                      && metadata.text(field, "inclusion").equals("automatic"));
      if (found[0]) {
        return Optional.of(
            "The pattern %s of %s names a key or replication field, which no record can do without: leave it out"
                .formatted(pattern.shown(), pattern.source()));
      }
    }
    return Optional.empty();
  }

  private static boolean anyField(
      FieldPattern pattern, List<StreamDefinition> meant, boolean selects) {
    return meant.stream()
        .anyMatch(
            stream ->
                selects
                    ? Selection.means(pattern, stream, SchemaLibrary.schemaOf(stream.name()))
                    : !fields(pattern, stream).isEmpty());
  }

  private static boolean hasField(FieldPattern pattern, List<StreamDefinition> meant) {
    return meant.stream().anyMatch(stream -> !fields(pattern, stream).isEmpty());
  }

  private static List<String> fields(FieldPattern pattern, StreamDefinition stream) {
    List<String> fields = new ArrayList<>();
    Schemas.walk(
        SchemaLibrary.schemaOf(stream.name()),
        (field, any) -> {
          if (pattern.matches(stream, field)) {
            fields.add(field.dotted());
          }
        });
    return fields;
  }

  private static String path(FieldPattern pattern, List<StreamDefinition> meant) {
    return meant.stream()
        .filter(stream -> !fields(pattern, stream).isEmpty())
        .map(stream -> stream.name() + "." + fields(pattern, stream).get(0))
        .findFirst()
        .orElseThrow();
  }

  private static String nothing(FieldPattern pattern, String what) {
    return "The pattern %s of %s matches no %s".formatted(pattern.shown(), pattern.source(), what);
  }

  private static String fieldHint(FieldPattern pattern, List<StreamDefinition> meant) {
    List<String> names = new ArrayList<>();
    meant.forEach(
        stream ->
            Schemas.walk(
                SchemaLibrary.schemaOf(stream.name()), (field, any) -> names.add(field.dotted())));
    return hint(NearestName.of(pattern.fieldPart(), names), pattern.streamPart() + ".");
  }

  private static String hint(Optional<String> nearest, String before) {
    return nearest.map(name -> ": did you mean " + before + name + "?").orElse("");
  }
}
