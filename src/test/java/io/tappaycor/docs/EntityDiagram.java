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
  private static final Set<String> LEFT_OUT = Set.of("legal_entities", "tenants", "employees");

  private static final List<Joins.Join> JOINS = Joins.all();

  private EntityDiagram() {}

  /** A diagram for each domain whose streams refer to others. */
  static List<String> mermaid() {
    List<String> lines = new ArrayList<>();
    for (StreamTable.Domain domain : StreamTable.DOMAINS) {
      Map<String, String> labels = labels(domain);
      if (!labels.isEmpty()) {
        lines.addAll(List.of("### " + domain.name(), "", "```mermaid", "erDiagram"));
        labels.forEach((line, path) -> lines.add("    %s : \"%s\"".formatted(line, path)));
        lines.addAll(List.of("```", ""));
      }
    }
    lines.remove(lines.size() - 1);
    return lines;
  }

  /** Each line of a domain's diagram, with the shortest path that it stands for. */
  private static Map<String, String> labels(StreamTable.Domain domain) {
    Set<String> own =
        domain.streams().stream().map(StreamDefinition::name).collect(Collectors.toSet());
    Map<String, String> labels = new LinkedHashMap<>();
    for (Joins.Join join : JOINS) {
      boolean isDrawn =
          own.contains(join.target().stream()) || !LEFT_OUT.contains(join.target().stream());
      if (own.contains(join.stream()) && isDrawn) {
        labels.merge(
            join.target().stream() + " ||--o{ " + join.stream(),
            join.path(),
            (one, other) -> other.length() < one.length() ? other : one);
      }
    }
    return labels;
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
