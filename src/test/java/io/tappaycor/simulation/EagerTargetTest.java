package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A target that composes its own state from the bookmarks of the streams that it has flushed, and
 * is killed anywhere, with the tap: no row is lost.
 */
final class EagerTargetTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final String[] STREAMS = {
    "employees",
    "employments",
    "departments",
    "pay_rates",
    "time_card_punches",
    "employee_punches",
    "payroll_runs",
    "paystubs",
    "time_off_requests"
  };

  private static final Paycor PAYCOR =
      new SandboxPaycor(
          CompanySettings.defaults(LocalDate.of(2026, 11, 24)).withEmployees(9).withHistoryDays(60),
          4);

  private static final Rows COMPLETE = run(START, 0, Json.NODES.objectNode()).rows();

  private static SimulatedRun.Result run(Instant start, int pace, JsonNode state) {
    return SimulatedRun.of(PAYCOR, STREAMS)
        .at(new SimulatedTime(start))
        .startingOn("2026-10-01")
        .atPace(pace)
        .onManyThreads()
        .from(state)
        .run();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 40})
  void aTargetThatIsKilledAnywhereLosesNothing(int from) {
    for (int seed = from; seed < from + 20; seed++) {
      prove(seed);
    }
  }

  private static void prove(int seed) {
    Random random = new Random(seed);
    Rows stored = new Rows();
    JsonNode state = Json.NODES.objectNode();
    Instant start = START;
    int kills = 1 + random.nextInt(4);
    for (int run = 0; run <= kills; run++) {
      start = start.plus(Duration.ofMinutes(random.nextInt(200) + 1));
      // A call in a second or two: a STATE comes after every few of them.
      SimulatedRun.Result result = run(start, 20 + random.nextInt(60), state);
      assertEquals(0, result.code(), result::toString);
      EagerTarget target = new EagerTarget(1 + random.nextInt(30), stored);
      List<JsonNode> lines = result.messages();
      int read = run < kills ? random.nextInt(lines.size()) : lines.size();
      lines.subList(0, read).forEach(target::read);
      if (run == kills) {
        target.end();
      }
      state = target.state();
    }
    assertEquals(Map.of(), stored.missing(COMPLETE), "seed " + seed);
  }

  @Test
  void theFirstLineOfARunIsTheStateThatItWasGiven() {
    JsonNode given = run(START, 0, Json.NODES.objectNode()).state();

    JsonNode first = run(START.plus(Duration.ofDays(1)), 0, given).messages().get(0);

    assertEquals("STATE", first.path("type").asString());
    assertEquals(given, first.path("value"));
  }
}
