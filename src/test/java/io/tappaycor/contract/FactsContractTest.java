package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Schemas have every field of Paycor's record types, of the same type, and no other. */
final class FactsContractTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private static final PaycorFacts FACTS = PaycorFacts.all();
  private static final JsonNode LEFT_OUT = PaycorFacts.leftOut();

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everyFieldOfPaycorsIsInTheSchemaOrLeftOutOnPurpose(StreamDefinition stream) {
    Map<String, String> wanted = DottedFields.of(recordType(stream));
    Map<String, String> promised = DottedFields.of(SchemaLibrary.schemaOf(stream.name()));

    assertEquals(leftOut(stream.name()), without(wanted.keySet(), promised.keySet()));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everyFieldOfTheSchemaIsOneOfPaycorsOrAdded(StreamDefinition stream) {
    Set<String> added =
        stream.added().stream()
            .map(AddedField::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> wanted = DottedFields.of(recordType(stream));
    Map<String, String> promised = DottedFields.of(SchemaLibrary.schemaOf(stream.name()));
    Set<String> unknown = without(promised.keySet(), wanted.keySet());
    unknown.removeAll(added);
    if (stream.endpoint().shape() instanceof Endpoint.Shape.Report) {
      // What a row has in it depends on the report.
      unknown.removeAll(Set.of("values", "namedValues"));
    }

    assertEquals(Set.of(), unknown);
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void typesAreThoseOfPaycor(StreamDefinition stream) {
    Map<String, String> wanted = DottedFields.of(recordType(stream));
    Map<String, String> promised = DottedFields.of(SchemaLibrary.schemaOf(stream.name()));
    List<String> other = new ArrayList<>();
    wanted.forEach(
        (field, type) -> {
          if (!promised.getOrDefault(field, type).equals(type)) {
            other.add(field);
          }
        });

    assertEquals(List.copyOf(LEFT_OUT.path("types").path(stream.name()).propertyNames()), other);
  }

  @Test
  void whatIsLeftOutIsOfStreamsThatExist() {
    Set<String> named = new LinkedHashSet<>(LEFT_OUT.path("fields").propertyNames());
    named.addAll(LEFT_OUT.path("types").propertyNames());
    STREAMS.forEach(each -> named.remove(each.name()));

    assertEquals(Set.of(), named);
  }

  private static String recordType(StreamDefinition stream) {
    String answer = FACTS.endpoint(stream.endpoint().path()).record();
    return stream.endpoint().shape() instanceof Endpoint.Shape.Wrapped wrapped
        ? FACTS.fields(answer).get(wrapped.rows()).replaceAll("[\\[\\]?]", "")
        : answer;
  }

  private static Set<String> leftOut(String stream) {
    return LEFT_OUT.path("fields").path(stream).properties().stream()
        .flatMap(reason -> reason.getValue().valueStream())
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is below something that is missing is missing with it. */
  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(others);
    missing.removeIf(
        each -> each.contains(".") && missing.contains(each.substring(0, each.lastIndexOf('.'))));
    return missing;
  }
}
