package io.tappaycor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Change capture, from the side of the target: its tables are Paycor's, whatever happens. */
final class CapturedChangesTest {

  private static final Instant START = Instant.parse("2026-11-24T00:30:00Z");
  private static final String[] STREAMS = {
    "employees",
    "departments",
    "job_titles",
    "pay_rates",
    "employee_deductions",
    "direct_deposits",
    "time_off_requests",
    "time_card_punches",
    "payroll_runs",
    "paystubs"
  };

  @TempDir private Path home;

  private final ChangingPaycor paycor =
      new ChangingPaycor(
          new SandboxPaycor(
              CompanySettings.defaults(LocalDate.of(2026, 12, 20))
                  .withEmployees(25)
                  .withHistoryDays(62),
              7));
  private SimulatedTime time = new SimulatedTime(START);
  private JsonNode state = Json.NODES.objectNode();

  private Path store() {
    return home.resolve("state.changes");
  }

  private SimulatedRun run() {
    return SimulatedRun.of(paycor, STREAMS)
        .at(time)
        .startingOn("2026-10-10")
        .lookingBack(400)
        .from(state)
        .capturing(store());
  }

  private void later(Duration wait) {
    time = new SimulatedTime(time.clock().instant().plus(wait));
  }

  /** A run that ends by itself; its records and deletions by stream. */
  private Map<String, Long> night(DeletingTarget target) {
    SimulatedRun.Result result = run().run();
    assertEquals(0, result.code(), result.failures());
    result.messages().forEach(target::take);
    state = result.state();
    // The same day: another one would bring punches of its own.
    later(Duration.ofMinutes(5));
    return result.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .collect(
            Collectors.groupingBy(
                message -> message.path("stream").asString(), Collectors.counting()));
  }

  /** What Paycor has now. */
  private DeletingTarget truth() {
    DeletingTarget truth = new DeletingTarget();
    SimulatedRun.of(paycor, STREAMS)
        .at(time)
        .startingOn("2026-10-10")
        .run()
        .messages()
        .forEach(truth::take);
    return truth;
  }

  @Test
  void onlyWhatChangedIsSentAndWhatVanishedIsTold() {
    DeletingTarget target = new DeletingTarget();
    Map<String, Long> first = night(target);
    assertTrue(first.keySet().containsAll(List.of(STREAMS)), first.toString());
    assertEquals(Map.of(), night(target));

    paycor.change("/jobtitles", 3, 1);
    paycor.change("/departments", 2, 1);
    assertEquals(Map.of("job_titles", 3L, "departments", 2L, "deletions", 2L), night(target));
    assertEquals(Map.of(), target.difference(truth()));
    assertEquals(Map.of(), night(target));

    paycor.restore();
    assertEquals(Map.of("job_titles", 1L, "departments", 1L), night(target));
    assertEquals(Map.of(), target.difference(truth()));
  }

  private record Saved(JsonNode state, DeletingTarget target) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theTablesArePaycorsWhateverWasKilledOrGivenBack(int seed) throws IOException {
    Random random = new Random(seed);
    DeletingTarget target = new DeletingTarget();
    List<Saved> saved = new ArrayList<>();
    for (int kill = 0; kill < 25; kill++) {
      if (random.nextInt(3) > 0) {
        CutOutput out = new CutOutput(random.nextInt(random.nextBoolean() ? 400_000 : 30_000));
        run().writingTo(out).run();
        List<JsonNode> lines = out.upToTheLastState();
        // Some targets store what came after the last STATE, too.
        (random.nextBoolean() ? lines : out.wholeLines()).forEach(target::take);
        state = lines.isEmpty() ? state : lines.get(lines.size() - 1).path("value");
      } else {
        SimulatedRun.Result result = run().run();
        result.messages().forEach(target::take);
        state = result.state();
      }
      saved.add(new Saved(state, target.copy()));
      if (random.nextInt(6) == 0) {
        int which = random.nextInt(saved.size());
        state = saved.get(which).state();
        if (random.nextBoolean()) {
          // The tables are from a backup: what was stored after it never was.
          target = saved.get(which).target().copy();
          saved.subList(which + 1, saved.size()).clear();
        }
      }
      later(Duration.ofHours(random.nextInt(20)));
      paycor.pass(random, 40);
    }
    time = new SimulatedTime(noon(time));
    night(target);
    night(target);

    assertEquals(Map.of(), target.difference(truth()), "seed " + seed);
  }

  private static Instant noon(SimulatedTime now) {
    return now.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
  }

  /** What was deleted while there was no store is not known, and nothing else is lost. */
  @ParameterizedTest
  @ValueSource(ints = {7, 8})
  void aLostStoreCostsOnlyDeletions(int seed) throws IOException {
    Random random = new Random(seed);
    DeletingTarget target = new DeletingTarget();
    for (int nights = 0; nights < 6; nights++) {
      night(target);
      paycor.pass(random, 40);
      if (random.nextBoolean()) {
        Files.delete(store());
        Files.deleteIfExists(home.resolve("state.changes-wal"));
      }
    }
    night(target);
    night(target);

    target
        .difference(truth())
        .values()
        .forEach(each -> assertTrue(each.matches("0 missing, \\d+ that are gone, 0 old"), each));
  }

  @Test
  void theStoreTellsNothingWithoutItsKey() throws IOException {
    night(new DeletingTarget());
    String bytes = Files.readString(store(), StandardCharsets.ISO_8859_1);
    DeletingTarget truth = truth();

    assertTrue(truth.count("employees") > 20);
    for (JsonNode message : SimulatedRun.of(paycor, "employees").at(time).run().messages()) {
      JsonNode record = message.path("record");
      for (String field : List.of("id", "lastName", "employeeNumber")) {
        String value = record.path(field).asString("");
        assertTrue(value.length() < 4 || !bytes.contains(value), field);
      }
    }
  }
}
