package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import io.tappaycor.sync.plan.DateWindow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that time out: their halves, and the halves of those, make up the whole. */
final class HalvedWindowsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final int NOTHING = 204;
  private static final int LATE = 504;
  private static final int GONE = 404;
  private static final int REFUSED = 403;

  private final ShortRun run = new ShortRun().startingOn("2026-11-20");

  HalvedWindowsTest() {
    run.api
        // Deleted when the list is read again.
        .rules(
            EMPLOYEES,
            target ->
                run.api.calls(EMPLOYEES).size() > 1
                    ? "{\"records\": []}"
                    : "{\"records\": [{\"id\": \"a\"}]}")
        .rules(
            PUNCHES,
            target -> "{\"records\": [{\"punchId\": \"%s\"}]}".formatted(window(target).first()));
  }

  /** The days that a call asks for. */
  private static DateWindow window(Target target) {
    List<LocalDate> days =
        target.query().stream()
            .filter(each -> each.value().matches("\\d{4}-\\d\\d-\\d\\d.*"))
            .map(each -> LocalDate.parse(each.value().substring(0, 10)))
            .sorted()
            .toList();
    return new DateWindow(days.get(0), days.get(days.size() - 1));
  }

  private static long days(Target target) {
    return ChronoUnit.DAYS.between(window(target).first(), window(target).last()) + 1;
  }

  private ShortRun.Outcome answering(Function<Target, Integer> status) {
    run.api.statuses(PUNCHES, status);
    return run.run("employee_punches");
  }

  private static List<String> punches(ShortRun.Outcome outcome) {
    return outcome.messages().stream()
        .filter(each -> each.path("type").asString().equals("RECORD"))
        .map(each -> each.at("/record/punchId").asString())
        .toList();
  }

  @Test
  void bothHalvesAreReadAndTheBookmarkFollowsTheWhole() {
    ShortRun.Outcome outcome = answering(call -> days(call) == 5 ? LATE : 200);

    assertEquals(2, punches(outcome).size());
    assertEquals("2026-11-20", punches(outcome).get(0));
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void halvesAreHalvedDownToADay() {
    ShortRun.Outcome outcome = answering(call -> days(call) > 1 ? LATE : 200);

    assertEquals(
        List.of("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"),
        punches(outcome));
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void aDayThatTimesOutFailsTheStream() {
    ShortRun.Outcome outcome = answering(call -> LATE);

    assertEquals(1, outcome.report().failures().size());
    assertEquals(List.of(), outcome.bookmarks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20", "2026-11-24"})
  void aHalfThatIsRefusedBesideOneThatHasNothingFails(LocalDate refused) {
    ShortRun.Outcome outcome =
        answering(
            call -> days(call) == 5 ? LATE : window(call).contains(refused) ? REFUSED : NOTHING);

    assertEquals(1, outcome.report().failures().size(), "refused " + refused);
    assertEquals(List.of(), outcome.bookmarks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20", "2026-11-24"})
  void aHalfThatIsRefusedBesideOneThatIsGoneIsARefusal(LocalDate refused) {
    ShortRun.Outcome outcome =
        answering(call -> days(call) == 5 ? LATE : window(call).contains(refused) ? REFUSED : GONE);

    assertEquals(1, outcome.report().skipped().size(), "refused " + refused);
    assertEquals(List.of(), outcome.bookmarks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20", "2026-11-24"})
  void oneHalfThatIsGoneCountsTheEmployeeAsGoneAndKeepsWhatTheOtherHas(LocalDate gone) {
    ShortRun.Outcome outcome =
        answering(call -> days(call) == 5 ? LATE : window(call).contains(gone) ? GONE : 200);

    assertEquals(1, punches(outcome).stream().distinct().count());
    assertTrue(outcome.report().remarks().get(0).startsWith("1 employees were gone"));
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void daysThatAreAllRefusedAreARefusal() {
    ShortRun.Outcome outcome = answering(call -> days(call) > 1 ? LATE : REFUSED);

    assertEquals(List.of(), outcome.report().failures());
    assertEquals(1, outcome.report().skipped().size());
  }
}
