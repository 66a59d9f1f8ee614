package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is read per payroll run: a bookmark never passes a run that is not processed yet. */
final class RunBookmarksTest {

  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final String PAYSTUBS = "/v1/legalentities/{legalEntityId}/paystubs";
  private static final String TOTALS = "/v1/legalentities/{legalEntityId}/paystubsytd";

  private final ShortRun run = new ShortRun().slowly().startingOn("2026-10-01");

  RunBookmarksTest() {
    run.api.lists(PAYSTUBS).lists(TOTALS);
  }

  private static String payroll(String id, String checkDate, String processDate) {
    return "{\"plannerId\": \"%s\", \"checkDate\": \"%sT00:00:00\", \"processDate\": \"%sT00:00:00\"}"
        .formatted(id, checkDate, processDate);
  }

  private static String payroll(String id, String checkDate) {
    return payroll(id, checkDate, checkDate);
  }

  @Test
  void theBookmarkReachesTodayIfAllIsProcessed() {
    run.api.lists(RUNS, payroll("a", "2026-10-09"), payroll("b", "2026-11-20"));

    assertEquals(
        List.of("2026-10-31T00:00:00Z", "2026-11-23T00:00:00Z"), run.run("paystubs").bookmarks());
    assertEquals(List.of("a", "b"), run.api.asked(PAYSTUBS, "plannerId"));
  }

  @Test
  void theBookmarkReachesTodayIfThereIsNoRunAtAll() {
    run.api.lists(RUNS);

    List<String> bookmarks = run.run("paystubs").bookmarks();

    assertEquals("2026-11-23T00:00:00Z", bookmarks.get(bookmarks.size() - 1));
    assertEquals(List.of(), run.api.calls(PAYSTUBS));
  }

  @Test
  void aRunThatIsNotProcessedIsNotReadAndHoldsTheBookmarkBeforeItsDay() {
    run.api.lists(
        RUNS,
        payroll("a", "2026-10-09"),
        payroll("b", "2026-11-20", "2026-11-25"),
        payroll("c", "2026-11-22"),
        payroll("d", "2026-12-04", "2026-12-02"));

    ShortRun.Outcome outcome = run.run("paystubs");

    assertEquals(List.of("2026-10-31T00:00:00Z", "2026-11-19T00:00:00Z"), outcome.bookmarks());
    assertEquals(List.of("a", "c"), run.api.asked(PAYSTUBS, "plannerId"));
  }

  @Test
  void aBookmarkBehindARunThatIsNotProcessedGoesBackBeforeIt() {
    run.state.edit("paystubs", ShortRun.ENTITY).bookmark("checkDate", LocalDate.of(2026, 11, 20));
    run.lookingBack(30).api.lists(RUNS, payroll("b", "2026-11-13", "2026-11-25"));

    assertEquals(List.of("2026-11-12T00:00:00Z"), lastOf(run.run("paystubs").bookmarks()));
  }

  @Test
  void readingAgainWhatLiesBeforeTheBookmarkDoesNotMoveItBack() {
    run.state.edit("paystubs", ShortRun.ENTITY).bookmark("checkDate", LocalDate.of(2026, 11, 20));
    run.lookingBack(40).api.lists(RUNS, payroll("a", "2026-10-14"), payroll("b", "2026-11-20"));

    assertEquals(
        List.of("2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z"), run.run("paystubs").bookmarks());
    assertEquals(List.of("a", "b"), run.api.asked(PAYSTUBS, "plannerId"));
  }

  @Test
  void eachRunIsReadOnceInTheWindowOfItsDayAndOthersNever() {
    run.api.lists(
        RUNS,
        payroll("before", "2026-09-30"),
        payroll("first", "2026-10-01"),
        payroll("last", "2026-10-31"),
        payroll("next", "2026-11-01"));

    run.run("paystubs");

    assertEquals(List.of("first", "last", "next"), run.api.asked(PAYSTUBS, "plannerId"));
    assertTrue(run.positions.contains("up to 2026-10-31"), run.positions.toString());
  }

  @Test
  void theListOfRunsIsAskedForFromTheStartOfThePreviousYear() {
    run.api.lists(RUNS, payroll("a", "2026-10-09"));
    run.run("paystubs");

    assertEquals(List.of("2025-01-01T00:00:00Z"), run.api.asked(RUNS, "fromCheckDate"));
    assertEquals(List.of("2027-02-22T00:00:00Z"), run.api.asked(RUNS, "toCheckDate"));
    assertEquals(List.of(), run.api.asked(PAYSTUBS, "fromCheckDate"));
  }

  @Test
  void anAdjustmentOfTodayForLastQuarterIsRead() {
    run.state.edit("paystubs", ShortRun.ENTITY).bookmark("checkDate", LocalDate.of(2026, 11, 20));
    run.lookingBack(30)
        .api
        .lists(
            RUNS,
            payroll("adjustment", "2026-07-31", "2026-11-24"),
            payroll("old", "2026-07-31", "2026-07-29"),
            payroll("recent", "2026-11-20"));

    run.run("paystubs");

    assertEquals(List.of("recent", "adjustment"), run.api.asked(PAYSTUBS, "plannerId"));
  }

  @Test
  void theRunItselfIsReadByEitherDate() {
    run.state
        .edit("payroll_runs", ShortRun.ENTITY)
        .bookmark("checkDate", LocalDate.of(2026, 11, 20));
    run.lookingBack(30)
        .api
        .lists(
            RUNS,
            payroll("adjustment", "2026-07-31", "2026-11-24"),
            payroll("old", "2026-07-31", "2026-07-29"),
            payroll("recent", "2026-11-20"));

    assertEquals(
        List.of("adjustment", "recent"),
        run.run("payroll_runs").messages().stream()
            .filter(message -> message.path("type").asString().equals("RECORD"))
            .map(message -> message.at("/record/plannerId").asString())
            .toList());
  }

  @Test
  void ofTheRunsOfAYearOnlyTheLastOneIsAskedForItsTotals() {
    run.startingOn("2025-12-01")
        .api
        .lists(
            RUNS,
            payroll("a", "2025-12-05"),
            payroll("b", "2025-12-19"),
            payroll("c", "2026-11-06"),
            payroll("d", "2026-11-20"));

    ShortRun.Outcome outcome = run.run("paystubs_ytd");

    assertEquals(
        List.of("2025-12-19T00:00:00Z", "2026-11-20T00:00:00Z"),
        run.api.asked(TOTALS, "toCheckDate"));
    assertEquals(List.of("2025-12-31T00:00:00Z", "2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void payGroupsThatAreNotPaidOnTheLastDayAreAskedForByTheirOwnLastDay() {
    run.startingOn("2026-01-01")
        .api
        .lists(
            RUNS,
            ofGroup("closed", "a", "2026-03-06"),
            ofGroup("monthly", "b", "2026-10-02"),
            ofGroup("monthly", "c", "2026-10-30"),
            ofGroup("weekly", "d", "2026-11-13"),
            ofGroup("weekly", "e", "2026-11-20"),
            ofGroup("other", "f", "2026-11-20"))
        .rules(
            TOTALS,
            target ->
                switch (target.query().get(0).value().substring(0, 10)) {
                  case "2026-11-20" -> totals("ann", "bob");
                  case "2026-10-30" -> totals("bob", "cy");
                  default -> totals("dee", "ann", "cy");
                });

    ShortRun.Outcome outcome = run.run("paystubs_ytd");

    assertEquals(
        List.of("2026-11-20T00:00:00Z", "2026-10-30T00:00:00Z", "2026-03-06T00:00:00Z"),
        run.api.asked(TOTALS, "toCheckDate"));
    assertEquals(
        List.of("ann 2026-11-20", "bob 2026-11-20", "cy 2026-10-30", "dee 2026-03-06"),
        outcome.messages().stream()
            .filter(message -> message.path("type").asString().equals("RECORD"))
            .map(message -> message.path("record"))
            .map(
                record ->
                    record.path("employeeId").asString()
                        + " "
                        + record.path("toCheckDate").asString().substring(0, 10))
            .toList());
  }

  private static String ofGroup(String group, String id, String day) {
    return payroll(id, day).replaceFirst("\\{", "{\"payGroup\": \"" + group + "\", ");
  }

  private static String totals(String... employees) {
    return "{\"records\": [%s]}"
        .formatted(
            Arrays.stream(employees)
                .map("{\"employeeId\": \"%s\"}"::formatted)
                .collect(Collectors.joining(",")));
  }

  private static List<String> lastOf(List<String> all) {
    return all.subList(all.size() - 1, all.size());
  }
}
