package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.http.Target;
import io.tappaycor.sync.report.StreamReport;
import java.util.List;
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
  void whatIsRefusedForAllIsSkippedAfterFiveCalls() {
    StreamReport report = permittingOnly(Set.of());

    assertEquals(1, report.skipped().size());
    assertEquals(List.of(), report.failures());
    assertEquals(
        List.of("e10", "e11", "e12", "e21", "e29"),
        run.api.calls(RATES).stream().map(RefusedParentsTest::id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"e10", "e11", "e12", "e21", "e29"})
  void whatIsPermittedForOneOfThoseFails(String permitted) {
    StreamReport report = permittingOnly(Set.of(permitted));

    assertEquals(1, report.failures().size());
    assertEquals(Set.of(), report.skipped());
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
