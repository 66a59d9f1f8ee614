package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that were once taken for something else, each in a whole run of several streams. */
final class WrongAnswersTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String DEPARTMENTS = "/v2/legalentities/{legalEntityId}/departments";
  private static final String JOB_TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";
  private static final String PERSONS = "/v1/legalEntities/{legalEntityId}/persons";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String TAXES = "/v1/employees/{employeeId}/taxes";
  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";

  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final String PROFILES = "/v1/employees/{employeeId}/employeePunchProfileData";

  private static final String[] STREAMS = {
    "employees",
    "departments",
    "job_titles",
    "persons",
    "time_card_punches",
    "pay_rates",
    "employee_taxes"
  };

  private static final SandboxPaycor SOUND =
      new SandboxPaycor(
          CompanySettings.defaults(LocalDate.of(2026, 11, 24))
              .withEmployees(30)
              .withHistoryDays(60)
              .withLegalEntities(List.of(501_123, 777_777)),
          10);

  private final Tampered paycor = new Tampered(SOUND);
  private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-24T12:00:00Z"));

  private SimulatedRun run(String... streams) {
    return SimulatedRun.of(paycor, streams).at(time).startingOn("2026-11-01").lookingBack(30);
  }

  private SimulatedRun.Result result() {
    return run(STREAMS).run();
  }

  /** What a run of sound answers brings. */
  private static SimulatedRun.Result sound() {
    return SimulatedRun.of(SOUND, STREAMS).startingOn("2026-11-01").run();
  }

  private static void assertWhole(SimulatedRun.Result result) {
    assertEquals(0, result.code(), result::toString);
    assertEquals(Map.of(), result.rows().missing(sound().rows()));
  }

  /** The run fails with this code, and nothing but these streams misses anything. */
  private static void assertFails(int code, SimulatedRun.Result result, String... streams) {
    assertEquals(code, result.code(), result::toString);
    Set<String> missing = result.rows().missing(sound().rows()).keySet();
    assertTrue(Set.of(streams).containsAll(missing), missing + "\n" + result);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void thePageOfAFirewallIsNoVerdictOfPaycors(int status) {
    paycor.at(
        DEPARTMENTS,
        (target, number, sound) -> number == 1 ? Answers.html(status) : sound.answer(target));

    assertWhole(result());
  }

  private static Response outOfQuota() {
    return Answers.asking(
        Answers.gateway(403, "Out of call volume quota. Quota will be replenished in 00:02:11."),
        "131");
  }

  @Test
  void aQuotaThatIsUsedUpIsWaitedFor() {
    paycor.anywhere(
        (target, number, sound) -> number >= 4 && number < 7 ? outOfQuota() : sound.answer(target));

    assertWhole(result());
    assertTrue(time.slept().compareTo(Duration.ofSeconds(3 * 131)) > 0, time.slept().toString());
  }

  @Test
  void aQuotaThatTakesTooLongFailsAndSaysHowLong() {
    paycor.anywhere((target, number, sound) -> number >= 4 ? outOfQuota() : sound.answer(target));

    SimulatedRun.Result result = run(STREAMS).waitingAtMost(Duration.ofMinutes(1)).run();

    assertFails(4, result, STREAMS);
    assertTrue(result.failures().contains("a pause of 131 s"), result.failures());
    assertEquals(List.of(), skipped(result));
  }

  private static List<String> skipped(SimulatedRun.Result result) {
    return result.reports().stream()
        .flatMap(report -> report.skipped().stream().map(Object::toString))
        .toList();
  }

  @Test
  void aPartThatIsRefusedByAFirewallIsReadOn() {
    paycor.at(
        EMPLOYEES,
        (target, number, sound) -> number == 1 ? Answers.html(403) : sound.answer(target));

    SimulatedRun.Result result = result();

    assertWhole(result);
    assertEquals(List.of(), result.report("employees").remarks());
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPARTMENTS, JOB_TITLES, PERSONS})
  void aListThatIsRefusedOnceIsNoListThatIsNotPermitted(String template) {
    paycor.at(
        template,
        (target, number, sound) -> number == 1 ? Answers.forbidden() : sound.answer(target));

    SimulatedRun.Result result = result();

    boolean whole = result.rows().missing(sound().rows()).isEmpty();
    assertEquals(whole ? 0 : 4, result.code(), result::toString);
    assertEquals(List.of(), skipped(result));
  }

  @Test
  void aListOfParentsThatIsRefusedOnceIsNoListThatIsNotPermitted() {
    paycor.at(
        EMPLOYEES,
        (target, number, sound) -> number == 1 ? Answers.forbidden() : sound.answer(target));

    SimulatedRun.Result result = run("pay_rates").run();

    assertEquals(0, result.code(), result::toString);
    assertEquals(sound().rows().count("pay_rates"), result.rows().count("pay_rates"));
  }

  @Test
  void whatWasPermittedYesterdayIsNotSkippedToday() {
    JsonNode yesterday = sound().state();
    paycor.at(PUNCHES, (target, number, sound) -> Answers.forbidden());

    SimulatedRun.Result result = run(STREAMS).from(yesterday).run();

    assertFails(4, result, "time_card_punches");
    assertEquals(List.of(), skipped(result));
  }

  @ParameterizedTest
  @ValueSource(strings = {RATES, TAXES})
  void aNotFoundThatFlapsLosesNobody(String template) {
    paycor.at(
        template,
        (target, number, sound) -> number <= 28 ? Answers.notFound() : sound.answer(target));

    assertWhole(result());
  }

  @Test
  void theRecordsOfAnotherLegalEntityAreNotTaken() {
    paycor.at(
        PUNCHES,
        (target, number, sound) ->
            owned(sound.answer(of(target, "501123", "777777")), "legalEntity", "777777"));

    SimulatedRun.Result result = result();

    assertFails(5, result, "time_card_punches");
    assertTrue(result.failures().contains("legalEntity"), result.failures());
    assertFalse(result.out().contains("777777"));
  }

  @Test
  void theRecordsOfAnotherEmployeeAreNotTaken() {
    String first = id(0);
    paycor.at(
        RATES,
        (target, number, sound) ->
            owned(sound.answer(of(target, id(target), first)), "employee", first));

    SimulatedRun.Result result = result();

    assertFails(5, result, "pay_rates");
    assertTrue(result.failures().contains("employee"), result.failures());
  }

  /** The same page, whose records name their owner. */
  private static Response owned(Response answer, String owner, String id) {
    ObjectNode page = json(answer);
    page.path("records").forEach(record -> ((ObjectNode) record).putObject(owner).put("id", id));
    return Answers.of(200, page.toString());
  }

  /** The same call about somebody else. */
  private static Target of(Target target, String id, String other) {
    return new Target(target.template(), target.path().replace(id, other), target.query());
  }

  private static String id(Target target) {
    return target.path().split("/", -1)[3];
  }

  /** The id of an employee, by the place in the order of ids. */
  private static String id(int place) {
    return sound().messages().stream()
        .filter(message -> message.path("stream").asString("").equals("employees"))
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .map(message -> message.at("/record/id").asString())
        .sorted()
        .skip(place)
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode json(Response answer) {
    return (ObjectNode) Json.MAPPER.readTree(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static boolean isContinued(Target target) {
    return !Tampered.asked(target, "continuationToken").isEmpty();
  }

  @Test
  void aSecondPageThatDoesNotSayWhetherThereIsMoreIsNotTheLast() {
    paycor.at(
        EMPLOYEES,
        (target, number, sound) -> {
          ObjectNode page = json(sound.answer(target));
          page.remove(List.of("hasMoreResults", "continuationToken", "additionalResultsUrl"));
          return isContinued(target) ? Answers.of(200, page.toString()) : sound.answer(target);
        });

    assertFails(4, result(), "employees", "pay_rates", "employee_taxes");
  }

  @Test
  void aLastPageThatNamesAnotherIsNotTheLast() {
    paycor.at(
        EMPLOYEES,
        (target, number, sound) -> {
          ObjectNode page = json(sound.answer(target)).put("hasMoreResults", false);
          return Answers.of(200, page.toString());
        });

    assertFails(4, result(), "employees", "pay_rates", "employee_taxes");
  }

  @Test
  void theFirstPageForEverIsNoList() {
    Paycor first =
        target -> SOUND.answer(new Target(target.template(), target.path(), without(target)));
    paycor.at(
        EMPLOYEES,
        (target, number, sound) -> {
          ObjectNode page = json(first.answer(target));
          return Answers.of(200, page.put("continuationToken", "t" + number).toString());
        });

    assertFails(4, result(), "employees", "pay_rates", "employee_taxes");
  }

  private static List<Target.Parameter> without(Target target) {
    return target.query().stream()
        .filter(parameter -> !parameter.name().equals("continuationToken"))
        .toList();
  }

  private static Response nobody(String form) {
    return switch (form) {
      case "204" -> Answers.empty(204);
      case "[]" -> Answers.of(200, "[]");
      default -> Answers.of(400, "{\"detail\": \"The service has no healthy upstream\"}");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"204", "[]"})
  void anEmptyListOfEmployeesIsSaidWhereNobodyIsKnown(String form) {
    paycor.at(EMPLOYEES, (target, number, sound) -> nobody(form));

    SimulatedRun.Result result = result();

    assertEquals(0, result.code(), result::toString);
    for (String stream : List.of("employees", "pay_rates", "employee_taxes")) {
      assertTrue(result.report(stream).remarks().toString().contains("lists no employees"), stream);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204", "[]", "no healthy upstream"})
  void anEmptyListOfEmployeesFailsWhereSomeAreKnown(String form) {
    JsonNode yesterday = sound().state();
    paycor.at(EMPLOYEES, (target, number, sound) -> nobody(form));

    assertFails(4, run(STREAMS).from(yesterday).run(), "employees", "pay_rates", "employee_taxes");
  }

  @Test
  void anEmptyListOfEmployeesMovesNoBookmark() {
    JsonNode yesterday = run("employee_punches").at("2026-11-23T12:00:00Z").run().state();
    paycor.at(EMPLOYEES, (target, number, sound) -> nobody("[]"));

    JsonNode today = run("employee_punches").from(yesterday).run().state();

    String bookmark = "/bookmarks/employee_punches/partitions/0/replication_key_value";
    assertEquals(yesterday.at(bookmark), today.at(bookmark));
  }

  @Test
  void thePageOfAnotherStreamIsNoListOfPayrollRuns() {
    paycor.at(
        RUNS,
        (target, number, sound) -> Answers.of(200, "{\"records\": [{\"departmentId\": \"d1\"}]}"));

    assertEquals(5, run("payroll_runs").run().code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hasMoreResults\": false, \"records\": []}",
        "{\"records\": null}",
        "{\"data\": {\"employeeId\": \"e1\", \"badgeNumber\": \"7\"}}"
      })
  void aListOrAWrapperIsNoSingleRecord(String body) {
    paycor.at(PROFILES, (target, number, sound) -> Answers.of(200, body));

    assertEquals(4, run("employee_punch_profiles").run().code());
  }

  @Test
  void aServiceThatHasNoUpstreamIsNoEmptyList() {
    paycor.at(EMPLOYEES, (target, number, sound) -> nobody("no healthy upstream"));

    assertFails(4, result(), "employees", "pay_rates", "employee_taxes");
  }

  @Test
  void anEndpointThatAnswers401FailsAloneTodayAndTomorrow() {
    paycor.at(JOB_TITLES, (target, number, sound) -> Answers.empty(401));

    SimulatedRun.Result today = result();
    SimulatedRun.Result tomorrow = run(STREAMS).from(today.state()).run();

    for (SimulatedRun.Result result : List.of(today, tomorrow)) {
      assertFails(4, result, "job_titles");
      assertTrue(result.refreshes() <= 1, result.refreshes() + " refreshes");
      assertFalse(result.state().has("currently_syncing"));
    }
  }

  @Test
  void aStormOf401IsWaitedOut() {
    long start = Duration.ofMillis(200).toNanos();
    long end = start + Duration.ofSeconds(3).toNanos();
    paycor.anywhere(
        (target, number, sound) ->
            time.nanoTime() >= start && time.nanoTime() < end
                ? Answers.empty(401)
                : sound.answer(target));

    SimulatedRun.Result result = result();

    assertWhole(result);
    assertTrue(result.refreshes() <= 1, result.refreshes() + " refreshes");
    assertTrue(time.slept().compareTo(Duration.ofSeconds(2)) > 0, time.slept().toString());
  }

  @Test
  void oneEmployeeWhoCannotBeReadStopsNobodyElse() {
    String fifth = id(4);
    paycor.at(
        RATES,
        (target, number, sound) ->
            id(target).equals(fifth)
                ? Answers.of(500, "{\"Title\": \"Internal Server Error\"}")
                : sound.answer(target));

    SimulatedRun.Result result = result();

    assertFails(4, result, "pay_rates");
    assertTrue(result.failures().contains("1 of 30 employees could not be read"));
    assertFalse(result.failures().contains(fifth), result.failures());
    paycor.at(RATES, (target, number, sound) -> sound.answer(target));
    assertWhole(run(STREAMS).from(result.state()).run());
  }

  @Test
  void aLongRetryAfterIsWaitedFor() {
    Response limited =
        Answers.asking(
            Answers.of(429, "{\"message\": \"Rate limit is exceeded. Try again in 301 seconds.\"}"),
            "301");
    paycor.anywhere((target, number, sound) -> number == 9 ? limited : sound.answer(target));

    assertWhole(result());
    assertTrue(time.slept().compareTo(Duration.ofSeconds(301)) >= 0, time.slept().toString());
  }

  @Test
  void theBookmarkOfAnotherTapIsRead() {
    JsonNode state =
        Json.MAPPER.readTree(
            "{\"bookmarks\":{\"time_card_punches\":{\"displayDate\":\"2026-11-20T00:00:00Z\"}}}");

    run("time_card_punches").from(state).lookingBack(0).run();

    assertEquals("2026-11-20T00:00:00Z", Tampered.asked(paycor.calls(PUNCHES).get(0), "startDate"));
  }

  /** A punch at ten in the evening in California, when it is tomorrow in London. */
  @Test
  void aPunchLateInTheEveningInCaliforniaIsReadByTheNextRun() {
    Rows stored = new Rows();
    SimulatedRun.Result evening =
        SimulatedRun.of(punching(false), "time_card_punches")
            .at("2026-11-21T01:00:00Z")
            .startingOn("2026-11-01")
            .lookingBack(0)
            .run();
    evening.messages().forEach(stored::take);
    assertEquals(0, stored.count("time_card_punches"), evening::toString);

    SimulatedRun.of(punching(true), "time_card_punches")
        .at("2026-11-22T01:00:00Z")
        .startingOn("2026-11-01")
        .lookingBack(0)
        .from(evening.state())
        .run()
        .messages()
        .forEach(stored::take);

    assertEquals(1, stored.count("time_card_punches"));
  }

  private static Paycor punching(boolean punched) {
    String punch =
        "{\"employeeId\": \"e1\", \"displayDate\": \"2026-11-20T00:00:00\", \"punchIn\":"
            + " \"2026-11-20T22:00:00-08:00\"}";
    return new Tampered(SOUND)
        .at(
            PUNCHES,
            (target, number, sound) -> {
              boolean asked =
                  Tampered.asked(target, "startDate").compareTo("2026-11-20T00:00:00Z") <= 0
                      && Tampered.asked(target, "endDate").compareTo("2026-11-20T00:00:00Z") >= 0;
              String records = punched && asked ? punch : "";
              return Answers.of(200, "{\"hasMoreResults\": false, \"records\": [" + records + "]}");
            });
  }

  @Test
  void anAdjustmentForLastQuarterIsReadByAllThatIsReadPerPayrollRun() {
    String[] streams = {"payroll_runs", "paystubs", "general_ledger", "retirement_data"};
    SimulatedRun.Result yesterday = run(streams).at("2026-11-23T12:00:00Z").run();
    assertEquals(0, yesterday.code(), yesterday::toString);
    paycor.at(
        RUNS,
        (target, number, sound) -> {
          ObjectNode page = json(sound.answer(target));
          ArrayNode records = (ArrayNode) page.path("records");
          boolean last = !page.path("hasMoreResults").asBoolean();
          boolean asked =
              Tampered.asked(target, "fromCheckDate").compareTo("2026-07-31T00:00:00Z") <= 0;
          if (last && asked) {
            ObjectNode adjustment = (ObjectNode) records.get(0).deepCopy();
            records.add(
                adjustment
                    .put("plannerId", "adjustment")
                    .put("runType", "J")
                    .put("checkDate", "2026-07-31T00:00:00")
                    .put("processDate", "2026-11-24T00:00:00"));
          }
          return Answers.of(200, page.toString());
        });

    SimulatedRun.Result result = run(streams).from(yesterday.state()).run();

    assertTrue(result.out().contains("\"plannerId\":\"adjustment\""), result.toString());
    List<Target> asked =
        paycor.calls().stream()
            .filter(target -> Tampered.asked(target, "plannerId").equals("adjustment"))
            .toList();
    assertEquals(3, asked.stream().map(Target::template).distinct().count(), asked.toString());
  }
}
