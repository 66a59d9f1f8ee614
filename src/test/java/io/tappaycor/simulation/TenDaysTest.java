package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A daily schedule on which something else is broken each day: what is not broken is never late,
 * and after a good day everything is there.
 */
final class TenDaysTest {

  private static final String DEPARTMENTS = "/v2/legalentities/{legalEntityId}/departments";
  private static final String JOB_TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";
  private static final String OWN_PUNCHES = "/v1/employees/{employeeId}/employeePunches";

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 10);
  private static final String[] STREAMS = {
    "employees",
    "departments",
    "job_titles",
    "pay_rates",
    "time_card_punches",
    "employee_punches",
    "payroll_runs",
    "paystubs"
  };

  private final Rows stored = new Rows();
  private JsonNode state = Json.NODES.objectNode();
  private int day;
  private SimulatedTime time = new SimulatedTime(Instant.EPOCH);

  /** Everything is late on that day, because the run as a whole was stopped. */
  private static final Set<String> EVERYTHING = Set.of("everything");

  @Test
  void whatIsNotBrokenIsNeverLateAndAfterAGoodDayAllIsThere() {
    passes(0, Set.of(), paycor -> {});
    passes(4, Set.of("pay_rates of 501"), TenDaysTest::poisonOneEmployee);
    passes(4, both("departments"), TenDaysTest::blockDepartments);
    passes(4, ofEntity("502"), TenDaysTest::refuseAnEntity);
    passes(4, both("job_titles"), this::refuseTokens);
    passes(4, EVERYTHING, TenDaysTest::breakDown);
    passes(4, EVERYTHING, TenDaysTest::sendASignal);
    passes(5, both("time_card_punches"), TenDaysTest::mixUpAndFlap);
    losesItsTarget();
    passes(0, Set.of(), paycor -> {});
    assertEquals(10, day);
  }

  /** What is broken on a day. */
  private interface Breakage {
    void on(Tampered paycor);
  }

  /**
   * Runs as on the next day.
   *
   * @param code the exit code of the run
   * @param late what may lack rows after it
   */
  private void passes(int code, Set<String> late, Breakage breakage) {
    LocalDate today = FIRST_DAY.plusDays(day);
    Paycor sound = paycor(today);
    Instant start = start(today);
    Rows complete = sync(sound, new SimulatedTime(start), Json.NODES.objectNode()).run().rows();
    Tampered tampered = new Tampered(sound);
    time = new SimulatedTime(start);
    breakage.on(tampered);
    SimulatedRun.Result result = sync(tampered, time, state).run();
    result.messages().forEach(stored::take);
    state = result.state();
    day++;

    assertEquals(code, result.code(), "day " + day + ": " + result);
    Set<String> lacking = new TreeSet<>(stored.late(complete));
    lacking.removeAll(late);
    if (!late.equals(EVERYTHING)) {
      assertEquals(Set.of(), lacking, "day " + day + ": " + result);
    }
  }

  /** A run whose target dies in the middle: it keeps what came before the last STATE. */
  private void losesItsTarget() {
    LocalDate today = FIRST_DAY.plusDays(day);
    CutOutput out = new CutOutput(60_000);
    SimulatedRun.Result result =
        sync(paycor(today), new SimulatedTime(start(today)), state)
            .atPace(100)
            .writingTo(out)
            .run();
    List<JsonNode> lines = out.upToTheLastState();
    lines.forEach(stored::take);
    state = lines.get(lines.size() - 1).path("value");
    day++;

    assertEquals(6, result.code(), result::toString);
  }

  private static Instant start(LocalDate today) {
    return today.atTime(7, 0).toInstant(ZoneOffset.UTC);
  }

  private static Paycor paycor(LocalDate today) {
    return new SandboxPaycor(
        CompanySettings.defaults(today)
            .withEmployees(8)
            .withHistoryDays(60)
            .withLegalEntities(List.of(501, 502)),
        5);
  }

  private static SimulatedRun sync(Paycor paycor, SimulatedTime time, JsonNode state) {
    return SimulatedRun.of(paycor, STREAMS)
        .ofEntities(501, 502)
        .at(time)
        .startingOn("2026-10-25")
        .lookingBack(30)
        .from(state);
  }

  private static Set<String> both(String stream) {
    return Set.of(stream + " of 501", stream + " of 502");
  }

  private static Set<String> ofEntity(String entity) {
    Set<String> all = new TreeSet<>();
    for (String stream : STREAMS) {
      all.add(stream + " of " + entity);
    }
    return all;
  }

  private static void poisonOneEmployee(Tampered paycor) {
    paycor.at(
        RATES,
        (target, number, sound) ->
            target.path().equals(paycor.calls(RATES).get(0).path())
                ? Answers.paycor(500, "Error", "It failed.")
                : sound.answer(target));
  }

  private static void blockDepartments(Tampered paycor) {
    paycor.at(DEPARTMENTS, (target, number, sound) -> Answers.html(403));
  }

  private static void refuseAnEntity(Tampered paycor) {
    paycor.anywhere(
        (target, number, sound) ->
            target.path().contains("/502/") ? Answers.forbidden() : sound.answer(target));
  }

  /** A storm of 401 from all endpoints, and one that goes on. */
  private void refuseTokens(Tampered paycor) {
    long start = Duration.ofMillis(100).toNanos();
    long end = start + Duration.ofSeconds(4).toNanos();
    paycor
        .at(JOB_TITLES, (target, number, sound) -> Answers.empty(401))
        .anywhere(
            (target, number, sound) ->
                time.nanoTime() >= start && time.nanoTime() < end
                    ? Answers.empty(401)
                    : sound.answer(target));
  }

  private static void breakDown(Tampered paycor) {
    paycor.anywhere(
        (target, number, sound) -> number < 15 ? sound.answer(target) : Answers.html(503));
  }

  private static void sendASignal(Tampered paycor) {
    paycor.anywhere(
        (target, number, sound) -> {
          if (number == 30) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("a signal came");
          }
          return sound.answer(target);
        });
  }

  /** Employees that are gone for a while, and punches of another legal entity. */
  private static void mixUpAndFlap(Tampered paycor) {
    paycor
        .at(
            PUNCHES,
            (target, number, sound) ->
                Answers.of(
                    200, "{\"hasMoreResults\": false, \"records\": [{\"legalEntityId\": 777}]}"))
        .at(
            RATES,
            (target, number, sound) -> number <= 9 ? Answers.notFound() : sound.answer(target))
        .at(
            OWN_PUNCHES,
            (target, number, sound) ->
                number % 3 == 0 ? Answers.gateway(404, "Not found") : sound.answer(target));
  }
}
