package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream that is refused for some employees only is no stream that is not permitted. */
final class RefusedParentsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final List<String> IDS =
      IntStream.range(10, 30).mapToObj(each -> "e" + each).toList();

  private final ShortRun run = new ShortRun();

  private StreamReport permittingOnly(Set<String> permitted) {
    return answering(target -> permitted.contains(id(target)) ? 200 : 403);
  }

  private StreamReport answering(Function<Target, Integer> status) {
    run.api
        .lists(EMPLOYEES, IDS.stream().map("{\"id\": \"%s\"}"::formatted).toArray(String[]::new))
        .lists(RATES, "{\"id\": \"r\"}")
        .statuses(RATES, status);
    return run.run("pay_rates").report();
  }

  private static String id(Target target) {
    return target.path().split("/", -1)[3];
  }

  @Test
  void whatIsRefusedForAllIsSkippedAfterEverybodyWasAskedOnce() {
    StreamReport report = permittingOnly(Set.of());

    assertEquals(1, report.skipped().size());
    assertEquals(List.of(), report.failures());
    assertEquals(IDS, asked());
    assertEquals(
        Optional.of(ShortRun.NOW), run.state.partition("pay_rates", ShortRun.ENTITY).denied());
  }

  @Test
  void theNextNightAsksFive() {
    run.state.edit("pay_rates", ShortRun.ENTITY).denied(ShortRun.NOW.minus(Duration.ofDays(1)));

    StreamReport report = permittingOnly(Set.of());

    assertEquals(1, report.skipped().size());
    assertEquals(6, asked().size(), "the first one, and five: " + asked());
  }

  @Test
  void afterAMonthEverybodyIsAskedAgain() {
    run.state.edit("pay_rates", ShortRun.ENTITY).denied(ShortRun.NOW.minus(Duration.ofDays(31)));
    permittingOnly(Set.of());

    assertEquals(IDS, asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"e10", "e13", "e27", "e29"})
  void ifOneIsPermittedItIsReadAndTheStreamFails(String permitted) {
    StreamReport report = permittingOnly(Set.of(permitted));

    assertEquals(1, report.failures().size());
    assertEquals(Set.of(), report.skipped());
    assertEquals(1, report.records());
    assertTrue(
        report.failures().get(0).getMessage().contains("refuses 19 of 20 employees"),
        report.failures().toString());
  }

  @Test
  void aLoginThatIsMeantToSeeOnlySomeIsComplete() {
    run.allowingPartialAccess();
    StreamReport report = permittingOnly(Set.of("e13", "e14"));

    assertEquals(List.of(), report.failures());
    assertEquals(2, report.records());
    assertTrue(report.remarks().get(0).contains("without 18 of 20 employees"));
    assertTrue(run.state.partition("pay_rates", ShortRun.ENTITY).completed().isPresent());
  }

  @Test
  void whatWasReadBeforeAndIsRefusedNowIsALoss() {
    run.state.edit("pay_rates", ShortRun.ENTITY).completed(ShortRun.NOW, 40);

    StreamReport report = permittingOnly(Set.of());

    assertEquals(1, report.failures().size());
    assertTrue(report.failures().get(0).getMessage().contains("state reset pay_rates"));
    assertEquals(Set.of(), report.skipped());
  }

  private List<String> asked() {
    return run.api.calls(RATES).stream().map(RefusedParentsTest::id).toList();
  }

  @Test
  void whatIsPermittedForAllIsRead() {
    assertEquals(IDS.size(), permittingOnly(Set.copyOf(IDS)).records());
  }

  @Test
  void whatCannotBeToldOfTheOthersFails() {
    StreamReport report = answering(target -> id(target).equals("e29") ? 500 : 403);

    assertEquals(1, report.failures().size());
    assertEquals(Set.of(), report.skipped());
  }
}
