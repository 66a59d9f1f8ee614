package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.contract.RequestRules;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every request of a run of all streams is one that Paycor's API documents allow. */
final class RequestRulesTest {

  private static final String[] STREAMS =
      StreamTable.ALL.stream().map(StreamDefinition::name).toArray(String[]::new);

  /**
   * A first run and the next one, at noon and when it is tomorrow in London already.
   *
   * @param start further back than Paycor reaches, and not
   * @param begun the day in Hawaii, the last place in the United States where it begins
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z, 2026-11-25T12:00:00Z, 2025-11-01, 2026-11-24",
    "2026-11-25T01:00:00Z, 2026-11-26T01:00:00Z, 2026-10-01, 2026-11-24"
  })
  void everyRequestKeepsToTheRulesOfItsParameters(
      String first, String second, String start, LocalDate begun) {
    Tampered paycor = paycor(first);
    JsonNode state = run(paycor, first, start, Json.NODES.objectNode());
    assertEquals(List.of(), broken(paycor.calls(), begun));
    assertTrue(paycor.calls().size() > 300, paycor.calls().size() + " requests");
    Tampered next = paycor(second);
    run(next, second, start, state);
    assertEquals(List.of(), broken(next.calls(), begun.plusDays(1)));
  }

  /** The sixth employee is the first one without pay, for whom some calls are made only. */
  private static Tampered paycor(String when) {
    LocalDate today = LocalDate.ofInstant(Instant.parse(when), ZoneOffset.UTC);
    return new Tampered(
        new SandboxPaycor(CompanySettings.defaults(today).withEmployees(6).withHistoryDays(60), 3));
  }

  private static JsonNode run(Tampered paycor, String when, String start, JsonNode state) {
    SimulatedRun.Result result =
        SimulatedRun.of(paycor, STREAMS)
            .withAllFields()
            .at(when)
            .startingOn(start)
            .from(state)
            .run();
    assertEquals(0, result.code(), result::toString);
    Set<String> unasked =
        StreamTable.ALL.stream()
            .map(stream -> stream.endpoint().path())
            .filter(path -> paycor.calls(path).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unasked);
    return result.state();
  }

  private static List<String> broken(List<Target> calls, LocalDate begun) {
    RequestRules rules = new RequestRules(begun);
    return calls.stream()
        .flatMap(target -> rules.broken(target.template(), target.path(), query(target)).stream())
        .distinct()
        .limit(20)
        .toList();
  }

  private static Map<String, List<String>> query(Target target) {
    return target.query().stream()
        .collect(
            Collectors.groupingBy(
                Target.Parameter::name,
                Collectors.mapping(Target.Parameter::value, Collectors.toList())));
  }
}
