package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sync.report.StreamReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Employees who are read once in seven days, in a company that changes from day to day. */
final class RefreshTest {

  private static final LocalDate START = LocalDate.of(2026, 10, 2);
  private static final int CYCLE = 7;
  private static final int EMPLOYEES = 84;
  private static final String[] STREAMS = {"employees", "pay_rates", "direct_deposits"};
  private static final Pattern LEFT =
      Pattern.compile("(\\d+) of (\\d+) employees are left .* (\\d+) days old");

  @TempDir private Path home;

  private JsonNode state = Json.NODES.objectNode();
  private final DeletingTarget target = new DeletingTarget();

  private static SandboxPaycor paycor(LocalDate day) {
    return SandboxPaycor.changing(
        CompanySettings.defaults(day).withEmployees(EMPLOYEES).withHistoryDays(62), 100);
  }

  private static SimulatedRun on(LocalDate day, Paycor paycor) {
    return SimulatedRun.of(paycor, STREAMS).at(day + "T14:00:00Z");
  }

  private SimulatedRun.Result night(LocalDate day, Paycor paycor) {
    SimulatedRun.Result result =
        on(day, paycor)
            .from(state)
            .capturing(home.resolve("state.changes"))
            .refreshingIn(CYCLE)
            .run();
    assertEquals(0, result.code(), result.failures());
    result.messages().forEach(target::take);
    state = result.state();
    return result;
  }

  /** A company that stays as it is, and pays nobody in the days of the test. */
  private static SandboxPaycor unpaid() {
    return new SandboxPaycor(
        CompanySettings.defaults(START.plusDays(40)).withEmployees(EMPLOYEES).withHistoryDays(10),
        100);
  }

  /** What Paycor has on a day. */
  private static Map<String, JsonNode> truth(LocalDate day, String stream) {
    Map<String, JsonNode> rows = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (JsonNode message : on(day, paycor(day)).run().messages()) {
      if (!message.path("stream").asString("").equals(stream)) {
        continue;
      }
      message.path("key_properties").forEach(key -> keys.add(key.asString()));
      if (message.path("type").asString().equals("RECORD")) {
        StringBuilder key = new StringBuilder();
        keys.forEach(name -> key.append(message.path("record").path(name)).append('|'));
        rows.put(key.toString(), message.path("record"));
      }
    }
    return rows;
  }

  private static Matcher left(StreamReport report) {
    for (String notice : report.remarks()) {
      Matcher matcher = LEFT.matcher(notice);
      if (matcher.find()) {
        return matcher;
      }
    }
    throw new AssertionError("Nobody is left for another day: " + report.remarks());
  }

  @Test
  void everyChangeIsSeenWithinTheCycleAndTheCallsAreSpreadEvenly() {
    Deque<Map<String, JsonNode>> lately = new ArrayDeque<>();
    Map<String, JsonNode> people = Map.of();
    int signalled = 0;
    for (int nights = 0; nights < 30; nights++) {
      LocalDate day = START.plusDays(nights);
      SimulatedRun.Result result = night(day, paycor(day));
      lately.addLast(truth(day, "pay_rates"));
      if (nights >= CYCLE) {
        lately.removeFirst();
        Matcher left = left(result.report("pay_rates"));
        assertTrue(Integer.parseInt(left.group(3)) < CYCLE, left.group());
      }
      Map<String, JsonNode> before = people;
      people = truth(day, "employees");
      for (Map.Entry<String, JsonNode> person : people.entrySet()) {
        JsonNode known = before.get(person.getKey());
        if (known != null && !known.equals(person.getValue())) {
          signalled++;
          assertUpToDate(person.getValue().path("id"), lately.getLast());
        }
      }
      Set<JsonNode> listed =
          people.values().stream().map(employee -> employee.path("id")).collect(Collectors.toSet());
      for (Map.Entry<String, JsonNode> row : target.rows("pay_rates").entrySet()) {
        boolean isListed = listed.contains(row.getValue().path("employeeId"));
        assertTrue(
            !isListed
                || lately.stream().anyMatch(then -> row.getValue().equals(then.get(row.getKey()))),
            "on " + day + " the target has what Paycor did not have for a week");
      }
    }
    assertTrue(signalled > 5, "people who changed: " + signalled);
  }

  private void assertUpToDate(JsonNode employee, Map<String, JsonNode> truth) {
    target
        .rows("pay_rates")
        .forEach(
            (key, row) -> {
              if (row.path("employeeId").equals(employee) && truth.containsKey(key)) {
                assertEquals(truth.get(key), row);
              }
            });
  }

  @Test
  void whoWasPaidIsReadWithinADay() {
    SandboxPaycor same =
        new SandboxPaycor(
            CompanySettings.defaults(START.plusDays(40))
                .withEmployees(EMPLOYEES)
                .withHistoryDays(62),
            100);
    night(START, same);
    int most = 0;
    for (int nights = 1; nights <= 2 * CYCLE; nights++) {
      most = Math.max(most, read(night(START.plusDays(nights), same)));
    }

    assertTrue(most > EMPLOYEES / 3, "in one night: " + most);
  }

  /** What cannot be known costs calls, and never a change. */
  @ParameterizedTest
  @ValueSource(ints = {200, 204, 500})
  void everybodyIsReadIfThePayrollRunsCannotBeHad(int status) {
    SandboxPaycor same = unpaid();
    byte[] body = (status == 200 ? "[]" : "").getBytes(StandardCharsets.UTF_8);
    Paycor broken =
        target ->
            target.path().endsWith("/payrollProcessing")
                ? new Response(status, null, body)
                : same.answer(target);
    night(START, same);
    SimulatedRun.Result second = night(START.plusDays(1), broken);

    assertFalse(
        second.report("pay_rates").remarks().stream().anyMatch(each -> LEFT.matcher(each).find()));
  }

  private static int read(SimulatedRun.Result night) {
    Matcher left = left(night.report("pay_rates"));
    return Integer.parseInt(left.group(2)) - Integer.parseInt(left.group(1));
  }

  /** One who is paid, changes or is new is read at once; all others wait for their day. */
  @Test
  void aSeventhIsReadEachDayWithoutSigns() {
    SandboxPaycor same = unpaid();
    assertEquals(
        0,
        night(START, same).report("pay_rates").remarks().stream()
            .filter(each -> LEFT.matcher(each).find())
            .count());
    for (int nights = 1; nights <= 2 * CYCLE; nights++) {
      int read = read(night(START.plusDays(nights), same));
      assertEquals(EMPLOYEES / CYCLE, read, 1.0, "on day " + nights);
    }
  }

  @Test
  void missedNightsAreCaughtUp() {
    SandboxPaycor same = unpaid();
    night(START, same);
    Matcher left = left(night(START.plusDays(4), same).report("pay_rates"));

    assertEquals(EMPLOYEES * 3 / CYCLE, Integer.parseInt(left.group(1)), 1.0);
  }

  /** A clock that was ahead for one night would keep everybody from being read for as long. */
  @Test
  void everybodyIsReadAfterANightWhoseClockWasAhead() {
    SandboxPaycor same = unpaid();
    night(START.plusDays(300), same);
    SimulatedRun.Result right = night(START, same);

    assertFalse(
        right.report("pay_rates").remarks().stream().anyMatch(each -> each.contains("are left")));
  }

  /** The same answers, of which those to some calls are changed. */
  private static Paycor changed(Paycor paycor, Predicate<Target> which, Consumer<ArrayNode> how) {
    return target -> {
      Response answer = paycor.answer(target);
      if (!which.test(target)) {
        return answer;
      }
      JsonNode page = Json.MAPPER.readTree(answer.body());
      how.accept((ArrayNode) page.path("records"));
      return new Response(200, null, Json.MAPPER.writeValueAsBytes(page));
    };
  }

  private static Paycor raised(Paycor paycor, String employee) {
    return changed(
        paycor,
        target -> target.path().endsWith(employee + "/payrates"),
        records -> records.forEach(each -> ((ObjectNode) each).put("notes", "raised")));
  }

  private static boolean isList(Target target) {
    return target.path().endsWith("/employees");
  }

  private static Paycor without(Paycor paycor, String employee) {
    return changed(
        paycor,
        RefreshTest::isList,
        records -> records.removeIf(each -> each.path("id").asString("").equals(employee)));
  }

  private static boolean isRaised(SimulatedRun.Result night, String employee) {
    return night.messages().stream()
        .filter(each -> each.path("stream").asString("").equals("pay_rates"))
        .map(each -> each.path("record"))
        .anyMatch(
            each ->
                each.path("employeeId").asString("").equals(employee)
                    && each.path("notes").asString("").equals("raised"));
  }

  private static String anybody(SimulatedRun.Result night) {
    return night.messages().stream()
        .filter(each -> each.path("stream").asString("").equals("pay_rates"))
        .map(each -> each.path("record").path("employeeId").asString(""))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** A pass without somebody does not prove that the target has what was sent of them before. */
  @Test
  void whoIsNotListedAfterALostNightIsSentWhenListedAgain() {
    SandboxPaycor same = unpaid();
    String employee = anybody(night(START, same));
    Paycor raised =
        changed(
            raised(same, employee),
            RefreshTest::isList,
            records -> records.forEach(each -> ((ObjectNode) each).put("extra", "x")));
    JsonNode before = state;
    assertTrue(isRaised(night(START.plusDays(1), raised), employee));
    // The target has lost that night.
    state = before;
    night(START.plusDays(2), without(raised, employee));

    assertTrue(isRaised(night(START.plusDays(3), raised), employee));
  }

  /** An adjustment that is processed today may be about last year. */
  @Test
  void whoIsPaidByALateAdjustmentIsReadAtOnce() {
    SandboxPaycor same = unpaid();
    String employee = anybody(night(START, same));
    LocalDate check = LocalDate.of(2025, 12, 30);
    Paycor adjusted =
        target -> {
          boolean runs = target.path().endsWith("/payrollProcessing");
          boolean covers =
              target.query().stream()
                  .filter(each -> each.name().equals("fromCheckDate"))
                  .anyMatch(each -> each.value().compareTo(check + "T99") < 0);
          boolean after =
              target.query().stream()
                  .filter(each -> each.name().equals("toCheckDate"))
                  .anyMatch(each -> each.value().compareTo(check.toString()) >= 0);
          if (!covers || !after || !(runs || target.path().endsWith("/paydata"))) {
            return raised(same, employee).answer(target);
          }
          String record =
              "{\"employeeId\": \"%s\", \"plannerId\": 99887, \"payGroup\": \"W\", \"checkDate\": \"%s\", \"processDate\": \"%s\"}"
                  .formatted(employee, check, START);
          return new Response(
              200,
              null,
              "{\"hasMoreResults\": false, \"continuationToken\": null, \"additionalResultsUrl\": null, \"records\": [%s]}"
                  .formatted(record)
                  .getBytes(StandardCharsets.UTF_8));
        };

    assertTrue(isRaised(night(START.plusDays(1), adjusted), employee));
  }

  /** A state from before a change means that the target may not have it. */
  @Test
  void anOlderStateBringsBackThoseWhoChangedSince() {
    night(START, paycor(START));
    JsonNode first = state;
    for (int nights = 1; nights < 5; nights++) {
      night(START.plusDays(nights), paycor(START.plusDays(nights)));
    }
    state = first;
    LocalDate day = START.plusDays(5);
    Map<String, JsonNode> known = target.rows("pay_rates");
    DeletingTarget restored = new DeletingTarget();
    SimulatedRun.Result again = night(day, paycor(day));
    again.messages().forEach(restored::take);

    // Whatever the first night did not have, or had otherwise, comes once more.
    Map<String, JsonNode> before = truth(START, "pay_rates");
    Map<String, JsonNode> now = truth(day, "pay_rates");
    known.forEach(
        (key, row) -> {
          if (!row.equals(before.get(key)) && now.containsKey(key)) {
            assertTrue(restored.rows("pay_rates").containsKey(key), key);
          }
        });
    assertTrue(restored.count("pay_rates") > 0);
  }
}
