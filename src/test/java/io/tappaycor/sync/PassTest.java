package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.http.Target;
import io.tappaycor.state.Partition;
import io.tappaycor.state.Pass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run after a cut finishes its pass; after an end, the next run begins a new one. */
final class PassTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";
  private static final List<String> IDS =
      IntStream.range(10, 30).mapToObj(number -> "e" + number).toList();
  private static final Instant HOUR_AGO = ShortRun.NOW.minus(Duration.ofHours(1));

  private final ShortRun run = new ShortRun();

  PassTest() {
    run.api
        .lists(EMPLOYEES, IDS.stream().map("{\"id\": \"%s\"}"::formatted).toArray(String[]::new))
        .lists(RATES, "{\"id\": \"r\"}")
        .lists(PUNCHES);
  }

  private List<String> asked() {
    return run.api.calls(RATES).stream().map(PassTest::id).distinct().toList();
  }

  private static String id(Target target) {
    return target.path().split("/", -1)[3];
  }

  private Partition rates() {
    return run.state.edit("pay_rates", ShortRun.ENTITY);
  }

  /** A digest as this run makes it: taken from a run of its own. */
  private String digest(String stream) {
    ShortRun other = new ShortRun();
    other.api.lists(EMPLOYEES, "{\"id\": \"x\"}").lists(RATES, "{\"id\": \"r\"}").lists(PUNCHES);
    other.run(stream);
    return other.state.partition(stream, ShortRun.ENTITY).digest().orElseThrow();
  }

  @Test
  void onePoisonParentStopsNobodyElseAndIsNamedByItsPlace() {
    run.api.statuses(RATES, target -> id(target).equals("e14") ? 500 : 200);

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(19, outcome.report().records());
    String message = outcome.report().failures().get(0).getMessage();
    assertTrue(message.contains("1 of 20 employees could not be read"), message);
    assertTrue(message.contains("number 5"), message);
    assertTrue(!message.contains("e14"), message);
    assertEquals(List.of("e14"), rates().unsettled());
    assertTrue(rates().completed().isEmpty());
  }

  @Test
  void theNextRunReadsAllAfreshAndFinishAsksForTheOneAlone() {
    run.api.statuses(RATES, target -> id(target).equals("e14") ? 500 : 200);
    run.run("pay_rates");
    run.api.statuses(RATES, target -> 200);
    int before = run.api.calls(RATES).size();

    ShortRun.Outcome finished = run.finishing().run("pay_rates");

    assertEquals(before + 1, run.api.calls(RATES).size());
    assertEquals(List.of(), finished.report().failures());
    assertEquals(List.of(), rates().unsettled());
    assertEquals(Optional.of(ShortRun.NOW), rates().completed());
  }

  @Test
  void tenFailuresInARowAreNotAboutSingleParents() {
    run.api.statuses(RATES, target -> 500);

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(1, outcome.report().failures().size());
    assertTrue(run.api.calls(RATES).size() <= 14, "asked " + run.api.calls(RATES).size());
  }

  @Test
  void whatACutPassHasReadIsNotReadAgain() {
    run.state.pass(new Pass(HOUR_AGO, Optional.empty()));
    rates().digest(digest("pay_rates"));
    rates().completed(HOUR_AGO, 20);

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(List.of(), asked());
    assertTrue(outcome.report().isComplete());
    assertEquals(HOUR_AGO, run.state.pass().orElseThrow().began());
  }

  @Test
  void whatAPassThatEndedHasReadIsReadAgain() {
    run.state.pass(new Pass(HOUR_AGO, Optional.of(HOUR_AGO.plusSeconds(60))));
    rates().digest(digest("pay_rates"));
    rates().completed(HOUR_AGO, 20);
    rates().offset("employeeId", "e15", HOUR_AGO);
    run.run("pay_rates");

    assertEquals(IDS, asked());
    assertEquals(ShortRun.NOW, run.state.pass().orElseThrow().began());
  }

  @Test
  void aCutPassOfAnotherSelectionIsReadAgain() {
    run.state.pass(new Pass(HOUR_AGO, Optional.empty()));
    rates().digest("0000000000000000");
    rates().completed(HOUR_AGO, 20);
    run.run("pay_rates");

    assertEquals(IDS, asked());
  }

  @Test
  void aCutPassOfYesterdayIsNotGoneOnWith() {
    Instant began = ShortRun.NOW.minus(Duration.ofHours(13));
    run.state.pass(new Pass(began, Optional.empty()));
    rates().digest(digest("pay_rates"));
    rates().completed(began, 20);
    run.run("pay_rates");

    assertEquals(IDS, asked());
  }

  @Test
  void parentsThatCameBehindTheOffsetMakeThePassBeginAnew() {
    run.state.pass(new Pass(HOUR_AGO, Optional.empty()));
    rates().digest(digest("pay_rates"));
    rates().offset("employeeId", "e15", HOUR_AGO);
    rates().checksum("0");
    run.run("pay_rates");

    assertEquals(IDS, asked());
  }

  @Test
  void windowsThatACutPassHasReadAreNotReadAgain() {
    run.state.pass(new Pass(HOUR_AGO, Optional.empty()));
    Partition punches = run.state.edit("time_card_punches", ShortRun.ENTITY);
    punches.digest(digest("time_card_punches"));
    punches.bookmark("displayDate", LocalDate.of(2026, 11, 10));
    punches.readTo(LocalDate.of(2026, 11, 17));
    run.lookingBack(30).run("time_card_punches");

    assertEquals(List.of("2026-11-18T00:00:00Z"), run.api.asked(PUNCHES, "startDate"));
  }

  @Test
  void thereHasToBeAPassToFinish() {
    assertThrows(UsageException.class, () -> run.finishing().run("pay_rates"));
  }

  @Test
  void anEmptyListOfEmployeesWhereThereWereSomeIsAFailure() {
    run.api.lists(EMPLOYEES);
    run.state.edit("employees", ShortRun.ENTITY).completed(HOUR_AGO, 40);

    assertEquals(1, run.run("employees").report().failures().size());
  }

  @Test
  void anEmptyListOfEmployeesOfWhichNothingIsKnownIsSaid() {
    run.api.lists(EMPLOYEES);
    ShortRun.Outcome outcome = run.run("employees");

    assertEquals(List.of(), outcome.report().failures());
    assertTrue(outcome.report().remarks().get(0).contains("lists no employees"));
  }
}
