package io.tappaycor.docs;

import io.tappaycor.contract.Joins;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How streams join, as a diagram and as a table. */
final class EntityDiagram {

  /** Almost every stream refers to these, so their lines would hide all others. */
  private static final Set<String> LEFT_OUT = Set.of("legal_entities", "tenants");

  private static final List<Joins.Join> JOINS = Joins.all();

  private EntityDiagram() {}

  /** Draws streams that others refer to, or that refer to at least two others. */
  static List<String> mermaid() {
    List<String> lines = new ArrayList<>(List.of("```mermaid", "erDiagram"));
    Map<String, String> labels = new LinkedHashMap<>();
    for (Joins.Join join : JOINS) {
      boolean isDrawn = isReferredTo(join.stream()) || targets(join.stream()).size() > 1;
      if (isDrawn && !LEFT_OUT.contains(join.target().stream())) {
        labels.merge(
            join.target().stream() + " ||--o{ " + join.stream(),
            join.path(),
            (one, other) -> other.length() < one.length() ? other : one);
      }
    }
    labels.forEach((line, path) -> lines.add("    %s : \"%s\"".formatted(line, path)));
    lines.add("```");
    return lines;
  }

  private static boolean isReferredTo(String stream) {
    return JOINS.stream()
        .anyMatch(join -> join.target().stream().equals(stream) && !join.stream().equals(stream));
  }

  private static Set<String> targets(String stream) {
    return JOINS.stream()
        .filter(join -> join.stream().equals(stream))
        .map(join -> join.target().stream())
        .filter(target -> !LEFT_OUT.contains(target))
        .collect(Collectors.toSet());
  }

  /** All fields that others refer to, and by which. */
  static List<String> table() {
    List<String> rows =
        new ArrayList<>(List.of("| Field | Referred to by | In streams |", "|---|---|---|"));
    for (Joins.Target target : Joins.targets()) {
      rows.add(
          "| `%s` of [%s](%s.md) | %s | %s |"
              .formatted(
                  target.field(),
                  target.stream(),
                  target.stream(),
                  StreamWords.code(target.names()),
                  streams(target)));
    }
    return rows;
  }

  private static String streams(Joins.Target target) {
    List<String> names =
        StreamTable.ALL.stream()
            .map(StreamDefinition::name)
            .filter(name -> JOINS.stream().anyMatch(join -> isFrom(join, name, target)))
            .toList();
    return names.size() > 40
        ? names.size() + " streams"
        : names.stream()
            .map(name -> "[%s](%s.md)".formatted(name, name))
            .collect(Collectors.joining(", "));
  }

  private static boolean isFrom(Joins.Join join, String stream, Joins.Target target) {
    return join.stream().equals(stream) && join.target().equals(target);
  }
}
