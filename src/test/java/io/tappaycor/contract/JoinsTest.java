package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.catalog.SchemaLibrary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What a record refers to is in the stream that it refers to: in the sandbox, all of it. */
final class JoinsTest {

  static final List<Joins.Join> JOINS = Joins.all();

  /** Invented at times only: no company of 20 has them. */
  private static final Set<String> EMPTY = Set.of("schedules.schedules.shiftDepartment.id");

  private static final Map<Joins.Target, Set<String>> KNOWN = new HashMap<>();

  @ParameterizedTest
  @FieldSource("JOINS")
  void everyReferenceMeetsItsRecord(Joins.Join join) {
    Set<String> values = values(join.stream(), join.path());
    boolean mayBeEmpty = EMPTY.contains(join.stream() + "." + join.path());
    assertTrue(mayBeEmpty || !values.isEmpty(), "the sandbox has none");
    values.removeAll(
        KNOWN.computeIfAbsent(join.target(), each -> values(each.stream(), each.field())));

    assertEquals(Set.of(), values.stream().limit(3).collect(Collectors.toSet()));
  }

  @Test
  void whatIsReferredToIsInTheSchemaOfItsStream() {
    for (Joins.Target target : Joins.targets()) {
      Set<String> fields = DottedFields.of(SchemaLibrary.schemaOf(target.stream())).keySet();

      assertTrue(fields.contains(target.field()), target.toString());
    }
  }

  @Test
  void everyNameOfAReferenceIsThatOfAField() {
    for (Joins.Target target : Joins.targets()) {
      for (String name : target.names()) {
        assertTrue(JOINS.stream().anyMatch(each -> isBy(each, target, name)), name);
      }
    }
  }

  private static boolean isBy(Joins.Join join, Joins.Target target, String name) {
    return join.target().equals(target) && ("." + join.path()).endsWith("." + name);
  }

  @Test
  void whatIsNoReferenceExists() {
    assertFalse(Joins.none().isEmpty());
    for (String each : Joins.none().propertyNames()) {
      String[] parts = each.split("\\.", 2);

      assertTrue(DottedFields.of(SchemaLibrary.schemaOf(parts[0])).containsKey(parts[1]), each);
    }
  }

  private static Set<String> values(String stream, String path) {
    return WholeRun.once().of(stream).stream()
        .flatMap(each -> below(each, path))
        .filter(each -> !each.isNull())
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> below(JsonNode node, String path) {
    if (node.isArray()) {
      return node.valueStream().flatMap(each -> below(each, path));
    }
    String[] steps = path.split("\\.", 2);
    JsonNode inside = node.path(steps[0]);
    if (steps.length == 2) {
      return below(inside, steps[1]);
    }
    return inside.isMissingNode() ? Stream.empty() : Stream.of(inside);
  }
}
