package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.reliability.Figures;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Whole runs in which answers are replaced at random by wrong ones: a run that ends with 0 has all
 * rows, and one that does not leaves a state from which the next run brings the rest. Excepted are
 * streams that were given what no client can tell from the truth.
 */
final class AnswerFuzzTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant NEXT = START.plus(Duration.ofDays(1));

  private static final int MOST_SAID = 8;

  private static final Paycor PAYCOR =
      new SandboxPaycor(
          CompanySettings.defaults(LocalDate.of(2026, 11, 24))
              .withEmployees(7)
              .withHistoryDays(45)
              .withLegalEntities(List.of(501_123, 777_777)),
          3);

  private static final SimulatedRun.Result FIRST = run(PAYCOR, START, Json.NODES.objectNode());
  private static final JsonNode KNOWN = FIRST.state();
  private static final Rows ALL = FIRST.rows();
  private static final Rows OF_THE_SECOND = run(PAYCOR, NEXT, KNOWN).rows();

  private final Map<String, Integer> figures = new TreeMap<>();

  private static SimulatedRun.Result run(Paycor paycor, Instant when, JsonNode state) {
    return SimulatedRun.of(paycor, FuzzedPaycor.STREAMS)
        .at(new SimulatedTime(when))
        .startingOn("2026-10-20")
        .lookingBack(10)
        .from(state)
        .run();
  }

  @Test
  void noWrongAnswerMakesAGreenRunWithRowsMissing() {
    assertEquals(0, FIRST.code(), FIRST::toString);
    assertEquals(List.of(), violations(0, 200));
  }

  @Test
  @EnabledIfSystemProperty(named = "reliability.answers", matches = "\\d+")
  void noneOfManyWrongAnswersMakesAGreenRunWithRowsMissing() {
    assertEquals(List.of(), violations(1_000, Integer.getInteger("reliability.answers")));
    figures.forEach((what, count) -> Figures.say("%s: %d", what, count));
  }

  /** What went wrong, of so many seeds; a few of them are enough to read. */
  private List<String> violations(int first, int seeds) {
    return IntStream.range(first, first + seeds)
        .mapToObj(this::violation)
        .filter(violation -> !violation.isEmpty())
        .limit(MOST_SAID)
        .toList();
  }

  /** What a run with the wrong answers of a seed breaks; empty if nothing. */
  private String violation(int seed) {
    boolean known = seed % 2 == 1;
    FuzzedPaycor fuzzed = new FuzzedPaycor(PAYCOR, seed, known);
    Instant when = known ? NEXT : START;
    SimulatedRun.Result wrong = run(fuzzed, when, known ? KNOWN : Json.NODES.objectNode());
    count(wrong.code(), fuzzed);
    Rows complete = known ? OF_THE_SECOND : ALL;
    Rows stored = wrong.rows();
    Set<String> missing = told(stored.missing(complete), fuzzed);
    String what = "seed " + seed + ": " + fuzzed + "\n" + wrong;
    if (wrong.code() == 0 && !missing.isEmpty()) {
      return missing + " are missing, " + what;
    }
    if (!wrong.out().lines().reduce((line, next) -> next).orElse("").contains("\"STATE\"")) {
      return "the last line is no STATE, " + what;
    }
    SimulatedRun.Result good = run(PAYCOR, when.plus(Duration.ofDays(1)), wrong.state());
    stored.addAll(good.rows());
    Set<String> lost = told(stored.missing(complete), fuzzed);
    return lost.isEmpty() && good.code() == 0
        ? ""
        : lost + " are lost after a good run, " + what + "\nthe good run: " + good;
  }

  private static Set<String> told(Map<String, Integer> missing, FuzzedPaycor fuzzed) {
    Set<String> told = new TreeSet<>(missing.keySet());
    told.removeAll(fuzzed.excused());
    return told;
  }

  private void count(int code, FuzzedPaycor fuzzed) {
    figures.merge("runs", 1, Integer::sum);
    figures.merge("runs that ended with " + code, 1, Integer::sum);
    figures.merge("wrong answers", fuzzed.given(), Integer::sum);
    if (!fuzzed.excused().isEmpty()) {
      figures.merge("runs with an answer that no client can tell", 1, Integer::sum);
    }
  }
}
