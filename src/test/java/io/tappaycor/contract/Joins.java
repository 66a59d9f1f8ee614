package io.tappaycor.contract;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How streams refer to each other. {@code facts/joins.json} says by which names of fields a stream
 * is referred to, so that a new stream joins by itself.
 */
public final class Joins {

  private static final JsonNode FILE = PaycorFacts.read("joins.json");

  private Joins() {}

  /** A field that others refer to, and the names by which they do. */
  public record Target(String stream, String field, List<String> names) {

    private boolean isNamedBy(String path) {
      return names.stream().anyMatch(each -> path.equals(each) || path.endsWith("." + each));
    }
  }

  /** A field that holds values of another stream's field. */
  public record Join(String stream, String path, Target target) {}

  /** Everything that is referred to. */
  public static List<Target> targets() {
    return FILE.path("joins").properties().stream().map(Joins::target).toList();
  }

  private static Target target(Map.Entry<String, JsonNode> entry) {
    String[] parts = entry.getKey().split("\\.", 2);
    return new Target(
        parts[0], parts[1], entry.getValue().valueStream().map(JsonNode::asString).toList());
  }

  /** Every reference, in the order of targets and streams. */
  public static List<Join> all() {
    List<Join> joins = new ArrayList<>();
    for (Target target : targets()) {
      for (StreamDefinition stream : StreamTable.ALL) {
        DottedFields.of(SchemaLibrary.schemaOf(stream.name())).keySet().stream()
            .filter(target::isNamedBy)
            .filter(path -> !isItself(stream.name(), path, target))
            .filter(path -> !FILE.path("none").has(stream.name() + "." + path))
            .forEach(path -> joins.add(new Join(stream.name(), path, target)));
      }
    }
    return joins;
  }

  private static boolean isItself(String stream, String path, Target target) {
    return stream.equals(target.stream()) && path.equals(target.field());
  }

  /** Fields that look like references and are none, with the reason. */
  static JsonNode none() {
    return FILE.path("none");
  }
}
