package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A backfill reads older days, and leaves the nightly run's place alone. */
final class BackfillTest {

  private static final String STREAM = "employee_punches";
  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final LocalDate BOOKMARK = LocalDate.of(2026, 11, 22);
  private static final LocalDate COVERED = LocalDate.of(2026, 10, 1);

  private final ShortRun run = new ShortRun().startingOn("2026-08-15").lookingBack(30);

  @BeforeEach
  void aBookmark() {
    run.api.lists(EMPLOYEES, "{\"id\": \"a\"}").lists(PUNCHES);
    var partition = run.state.edit(STREAM, ShortRun.ENTITY);
    partition.bookmark("punchDateTime", BOOKMARK);
    partition.readFrom(COVERED);
  }

  private Optional<LocalDate> covered() {
    return run.state.partition(STREAM, ShortRun.ENTITY).readFrom();
  }

  @Test
  void theDaysBeforeThoseCoveredAreRead() {
    run.backfilling().run(STREAM);

    assertEquals("2026-08-15T00:00:00Z", run.api.asked(PUNCHES, "startDate").get(0));
    List<String> ends = run.api.asked(PUNCHES, "endDate");
    assertEquals("2026-09-30T00:00:00Z", ends.get(ends.size() - 1));
    assertEquals(Optional.of(LocalDate.of(2026, 8, 15)), covered());
  }

  @Test
  void everyStateIsTheOneThatWasGivenButForTheFirstDayCovered() {
    JsonNode given = Json.MAPPER.readTree(run.state.toJson().toString());

    List<JsonNode> states =
        run.backfilling().run(STREAM).messages().stream()
            .filter(message -> message.path("type").asString().equals("STATE"))
            .map(message -> message.path("value"))
            .toList();

    assertEquals(given, states.get(0));
    JsonNode last = states.get(states.size() - 1);
    assertEquals(given.toString().replace("2026-10-01", "2026-08-15"), last.toString());
  }

  @Test
  void whatFailedIsNotCovered() {
    run.api.statuses(PUNCHES, any -> 500);

    assertEquals(1, run.backfilling().run(STREAM).report().failures().size());
    assertEquals(Optional.of(COVERED), covered());
  }

  @Test
  void anEarlierStartDateIsSaidWithTheCommandThatReadsIt() {
    String remarks = run.run(STREAM).report().remarks().toString();

    assertTrue(
        remarks.contains(
            "start_date is now 2026-08-15, but only days from 2026-10-01 on are covered: to read"
                + " the older ones once, add `--backfill employee_punches --since 2026-08-15`"),
        remarks);
  }

  @Test
  void daysThatPaycorDoesNotHaveAnyMoreAreNotOffered() {
    run.startingOn("2020-01-01");
    run.state.edit("time_card_punches", ShortRun.ENTITY).bookmark("displayDate", BOOKMARK);
    run.state.edit("time_card_punches", ShortRun.ENTITY).readFrom(LocalDate.of(2025, 11, 25));
    run.api.lists("/v2/legalEntities/{legalEntityId}/punches");

    String remarks = run.run("time_card_punches").report().remarks().toString();

    assertTrue(!remarks.contains("--backfill"), remarks);
  }

  @Test
  void aBackfillWithNothingToReadSaysWhy() {
    run.startingOn("2026-10-05");

    ShortRun.Outcome outcome = run.backfilling().run(STREAM);

    assertEquals(List.of(), run.api.calls(PUNCHES));
    assertEquals(
        List.of("there is nothing older to read: days from 2026-10-01 on are covered"),
        outcome.report().remarks());
    assertEquals(Optional.of(COVERED), covered());
  }
}
