package io.tappaycor.catalog;

import io.tappaycor.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the user selects by patterns, over the defaults or a catalog.
 *
 * @param select replaces what was selected; nothing is replaced if there is none
 * @param deselect takes away, and wins
 * @param named whether a catalog's choice of a sensitive field counts only if its path is in {@code
 *     select}
 */
public record Selection(List<FieldPattern> select, List<FieldPattern> deselect, boolean named) {

  /** Changes nothing. */
  public static final Selection NONE = new Selection(List.of(), List.of(), false);

  public Selection {
    select = List.copyOf(select);
    deselect = List.copyOf(deselect);
  }

  /**
   * Of texts as the user wrote them: a {@code !} before a pattern of {@code select} deselects.
   *
   * @param selectSource where {@code select} was written, for messages
   * @param deselectSource where {@code deselect} was written
   */
  public static Selection of(
      List<String> select,
      String selectSource,
      List<String> deselect,
      String deselectSource,
      boolean named) {
    List<FieldPattern> wanted = new ArrayList<>();
    List<FieldPattern> unwanted = new ArrayList<>();
    for (String text : select) {
      if (text.startsWith("!")) {
        unwanted.add(new FieldPattern(text.substring(1), selectSource));
      } else {
        wanted.add(new FieldPattern(text, selectSource));
      }
    }
    deselect.forEach(text -> unwanted.add(new FieldPattern(text, deselectSource)));
    return new Selection(wanted, unwanted, named);
  }

  /** Whether anything is selected or deselected by patterns. */
  boolean isEmpty() {
    return select.isEmpty() && deselect.isEmpty();
  }

  /** All patterns. */
  Stream<FieldPattern> patterns() {
    return Stream.concat(select.stream(), deselect.stream());
  }

  /**
   * Writes the selection into the metadata of a stream.
   *
   * @param schema with all fields of the stream
   * @return how many sensitive fields of a catalog were ignored
   */
  int apply(StreamDefinition stream, ObjectNode schema, Metadata metadata) {
    if (isEmpty() && !named) {
      return 0;
    }
    if (!isEmpty()) {
      metadata.at(Breadcrumb.STREAM).put("selected", selects(stream, schema, metadata));
    }
    int[] ignored = new int[1];
    List<Breadcrumb> fields = new ArrayList<>();
    Schemas.walk(schema, (field, any) -> fields.add(field));
    Set<String> chosen = chosen(stream, fields);
    for (Breadcrumb field : fields) {
      if (!select.isEmpty()) {
        metadata.at(field).put("selected", chosen.contains(field.dotted()));
      } else if (named
          && stream.sensitiveFields().contains(field.dotted())
          && metadata.selects(field)) {
        metadata.at(field).put("selected", false);
        ignored[0]++;
      }
      if (deselect.stream().anyMatch(pattern -> pattern.matches(stream, field))) {
        metadata.at(field).put("selected", false);
      }
    }
    return ignored[0];
  }

  private boolean selects(StreamDefinition stream, ObjectNode schema, Metadata metadata) {
    boolean before =
        select.isEmpty()
            ? metadata.selectsStream()
            : select.stream().anyMatch(pattern -> means(pattern, stream, schema));
    return before
        && deselect.stream()
            .noneMatch(pattern -> !pattern.namesFields() && pattern.matches(stream));
  }

  /** Whether a pattern means a stream: by its name, or by a field that the stream has. */
  static boolean means(FieldPattern pattern, StreamDefinition stream, ObjectNode schema) {
    if (!pattern.matches(stream) || !pattern.namesFields()) {
      return pattern.matches(stream);
    }
    boolean[] found = new boolean[1];
    Schemas.walk(schema, (field, any) -> found[0] |= takes(pattern, stream, field));
    return found[0];
  }

  /** Whether a pattern takes a field: a sensitive one only by its whole path. */
  private static boolean takes(FieldPattern pattern, StreamDefinition stream, Breadcrumb field) {
    return isSensitive(stream, field)
        ? isPathAround(pattern, stream, field)
        : pattern.matches(stream, field);
  }

  /** What is in a sensitive field is sensitive, too. */
  private static boolean isSensitive(StreamDefinition stream, Breadcrumb field) {
    return around(field).anyMatch(at -> stream.sensitiveFields().contains(at.dotted()));
  }

  private static boolean isPathAround(
      FieldPattern pattern, StreamDefinition stream, Breadcrumb field) {
    return around(field).anyMatch(at -> pattern.isPathOf(stream, at));
  }

  /** A field and those around it. */
  private static Stream<Breadcrumb> around(Breadcrumb field) {
    return Stream.iterate(field, at -> !at.steps().isEmpty(), Breadcrumb::parent);
  }

  /** The paths that {@code select} chooses; what is around a chosen field is chosen with it. */
  private Set<String> chosen(StreamDefinition stream, List<Breadcrumb> fields) {
    boolean byStream =
        select.stream().anyMatch(pattern -> !pattern.namesFields() && pattern.matches(stream));
    Set<String> chosen = new HashSet<>();
    for (Breadcrumb field : fields) {
      if (select.stream().anyMatch(pattern -> takes(pattern, stream, field))) {
        around(field).forEach(at -> chosen.add(at.dotted()));
      } else if (byStream && !isSensitive(stream, field)) {
        chosen.add(field.dotted());
      }
    }
    return chosen;
  }
}
