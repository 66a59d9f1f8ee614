package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.contract.PaycorFacts.EndpointFacts;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.QueryParameter;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.stream.Windowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Streams and parent lists call Paycor's endpoints as its API documents say. */
final class EndpointFactsTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private static final PaycorFacts FACTS = PaycorFacts.all();
  private static final Pattern PATH_PARAMETER = Pattern.compile("(?<=\\{)[^}]+");
  private static final String INCLUDE = "include";

  @Test
  void everyReadableEndpointIsAStreamOrLeftOutOnPurpose() {
    Set<String> paths = new TreeSet<>();
    STREAMS.forEach(each -> paths.add(each.endpoint().path()));
    for (JsonNode reason : PaycorFacts.leftOut().path("endpoints")) {
      reason.forEach(each -> assertTrue(paths.add(each.asString()), each.asString()));
    }

    assertEquals(new TreeSet<>(FACTS.paths()), paths);
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void shapesAndDataAccessAgree(StreamDefinition stream) {
    for (Endpoint endpoint : endpoints(stream)) {
      EndpointFacts facts = FACTS.endpoint(endpoint.path());

      assertEquals(facts.dataAccess(), endpoint.dataAccess(), endpoint.path());
      // The document calls a report a page, with one record.
      boolean list =
          endpoint.shape() instanceof Endpoint.Shape.Pages
              || endpoint.shape() instanceof Endpoint.Shape.Report;
      assertEquals(facts.shape().equals("object"), !list, endpoint.path());
      boolean array = endpoint.shape() instanceof Endpoint.Shape.Pages pages && pages.isArray();
      assertEquals(facts.shape().equals("array"), array, endpoint.path());
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everyCallCarriesWhatIsRequiredAndNothingUnknown(StreamDefinition stream) {
    for (Endpoint endpoint : endpoints(stream)) {
      EndpointFacts facts = FACTS.endpoint(endpoint.path());
      Set<String> carried =
          PATH_PARAMETER
              .matcher(endpoint.path())
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new));
      endpoint.query().forEach(each -> carried.add(each.name()));
      carried.addAll(bounds(stream, endpoint));

      assertTrue(carried.containsAll(facts.required()), endpoint.path() + facts.required());
      assertTrue(facts.parameters().keySet().containsAll(carried), endpoint.path() + carried);
    }
  }

  private static Set<String> bounds(StreamDefinition stream, Endpoint endpoint) {
    Set<String> names = new TreeSet<>();
    if (endpoint.equals(stream.endpoint())
        && stream.windowing() instanceof Windowing.ByDate by
        && by.bounds() instanceof Windowing.Bounds.Query query) {
      names.addAll(List.of(query.first(), query.last()));
    }
    parents(stream).stream()
        .filter(each -> each.endpoint().equals(endpoint))
        .flatMap(each -> each.timing().stream())
        .forEach(each -> names.addAll(List.of(each.first(), each.last())));
    return names;
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void valuesAreThoseThatPaycorTakes(StreamDefinition stream) {
    for (Endpoint endpoint : endpoints(stream)) {
      EndpointFacts facts = FACTS.endpoint(endpoint.path());
      for (QueryParameter parameter : endpoint.query()) {
        if (parameter instanceof QueryParameter.Fixed fixed) {
          assertTaken(facts, fixed.name(), fixed.value());
        }
      }
      endpoint.includes().forEach(part -> assertTaken(facts, INCLUDE, part.value()));
    }
    if (stream.partitioning() instanceof Partitioning.PerValue by) {
      EndpointFacts facts = FACTS.endpoint(stream.endpoint().path());
      by.values().forEach(value -> assertTaken(facts, by.name(), value));
      assertEquals(facts.values(by.name()), new TreeSet<>(by.values()));
    }
  }

  /** A value in a path or query is one of those that the document lists, if it lists any. */
  private static void assertTaken(EndpointFacts facts, String parameter, String value) {
    Set<String> values = facts.values(parameter);
    assertTrue(
        values.isEmpty() || values.contains(value),
        () -> "%s: %s=%s is none of %s".formatted(facts.path(), parameter, value, values));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everyPartIsAskedForWithItsDataAccess(StreamDefinition stream) {
    EndpointFacts facts = FACTS.endpoint(stream.endpoint().path());
    Map<String, String> parts = new TreeMap<>();
    stream.endpoint().includes().forEach(each -> parts.put(each.value(), each.dataAccess()));
    Set<String> asked = new TreeSet<>(parts.keySet());
    stream.endpoint().query().stream()
        .filter(each -> each.name().equals(INCLUDE))
        .forEach(each -> asked.add(((QueryParameter.Fixed) each).value()));
    Set<String> values = new TreeSet<>(facts.values(INCLUDE));
    values.remove("All");

    assertEquals(values, asked);
    parts.values().removeIf(String::isEmpty);
    assertEquals(facts.partAccess(), parts);
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void windowsKeepToTheDateRules(StreamDefinition stream) {
    EndpointFacts facts = FACTS.endpoint(stream.endpoint().path());
    if (facts.dates().isEmpty()) {
      return;
    }
    Windowing.ByDate windows = (Windowing.ByDate) stream.windowing();
    int days = ((Windowing.Span.Days) windows.span()).count();

    assertTrue(days <= facts.days("maxRangeDays").orElse(days));
    facts
        .days("maxAgeDays")
        .ifPresent(each -> assertTrue(windows.maxAgeDays() > 0 && windows.maxAgeDays() <= each));
    if (facts.dates().containsKey("startNotInFuture")) {
      assertFalse(windows.startsInFuture());
    }
  }

  private static List<Endpoint> endpoints(StreamDefinition stream) {
    List<Endpoint> all = new ArrayList<>(List.of(stream.endpoint()));
    parents(stream).forEach(each -> all.add(each.endpoint()));
    return all;
  }

  private static List<ParentList> parents(StreamDefinition stream) {
    List<ParentList> lists = new ArrayList<>();
    if (stream.partitioning() instanceof Partitioning.PerParent by) {
      for (ParentList list = by.list(); list != null; list = list.outer().orElse(null)) {
        lists.add(list);
      }
    }
    return lists;
  }
}
