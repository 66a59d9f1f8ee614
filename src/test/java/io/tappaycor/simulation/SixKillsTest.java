package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import io.tappaycor.reliability.Figures;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Runs that are killed six times at Paycor's pace, where a STATE comes every 10 seconds: whatever
 * follows the last STATE is lost, and still little is read twice.
 */
final class SixKillsTest {

  private static final int PACE = 950;
  private static final int KILLS = 6;
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final String[] STREAMS = {
    "employees",
    "employments",
    "departments",
    "job_titles",
    "persons",
    "pay_rates",
    "employee_taxes",
    "employee_deductions",
    "time_card_punches",
    "payroll_runs",
    "paystubs"
  };

  private static final Paycor PAYCOR =
      new SandboxPaycor(
          CompanySettings.defaults(LocalDate.of(2026, 11, 24))
              .withEmployees(280)
              .withHistoryDays(40),
          100);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sixKillsCostLittleMoreThanOneRun(int seed) {
    Random random = new Random(seed);
    Tampered counting = new Tampered(PAYCOR);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    run(counting, START, Json.NODES.objectNode(), whole);
    int once = counting.calls().size();
    Rows stored = new Rows();
    JsonNode state = Json.NODES.objectNode();
    Instant start = START;
    for (int kill = 0; kill <= KILLS; kill++) {
      int bytes = kill < KILLS ? random.nextInt(whole.size() / 4) : Integer.MAX_VALUE;
      CutOutput out = new CutOutput(bytes);
      run(counting, start, state, out);
      List<JsonNode> lines = out.upToTheLastState();
      lines.forEach(stored::take);
      state = lines.isEmpty() ? state : lines.get(lines.size() - 1).path("value");
      start = start.plus(Duration.ofMinutes(5));
    }
    int calls = counting.calls().size() - once;

    assertEquals(Map.of(), stored.missing(Rows.of(lines(whole))));
    Figures.say("calls of one run: %d, over six kills: %d", once, calls);
    assertTrue(calls <= 1.6 * once, calls + " calls, and one run makes " + once);
  }

  private static void run(Paycor paycor, Instant start, JsonNode state, OutputStream out) {
    SimulatedRun.of(paycor, STREAMS)
        .at(new SimulatedTime(start))
        .startingOn("2026-11-01")
        .atPace(PACE)
        .onManyThreads()
        .from(state)
        .writingTo(out)
        .run();
  }

  private static List<JsonNode> lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).lines().map(Json.MAPPER::readTree).toList();
  }
}
