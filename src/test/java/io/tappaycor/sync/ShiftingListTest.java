package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An employee who is deleted from page 1 while the list is read moves another from page 2 to 1. */
final class ShiftingListTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";

  private final ShortRun run = new ShortRun();

  ShiftingListTest() {
    run.api.rules(EMPLOYEES, this::page).lists(RATES, "{\"id\": \"r\"}");
  }

  private static boolean isForUnpaid(Target target) {
    return target.query().contains(new Target.Parameter("workerCategory", "Unpaid"));
  }

  private long lists() {
    return run.api.calls(EMPLOYEES).stream().filter(target -> !isForUnpaid(target)).count();
  }

  /** At first a, b | d, because c moved when a was deleted; then b, c | d. */
  private String page(Target target) {
    if (isForUnpaid(target)) {
      return "{\"records\": []}";
    }
    boolean again = lists() > 2;
    boolean second =
        target.query().stream().anyMatch(query -> query.name().equals("continuationToken"));
    if (second) {
      return "{\"records\": [{\"id\": \"d\"}], \"hasMoreResults\": false}";
    }
    String ids = again ? "{\"id\": \"b\"}, {\"id\": \"c\"}" : "{\"id\": \"a\"}, {\"id\": \"b\"}";
    return "{\"records\": [%s], \"hasMoreResults\": true, \"continuationToken\": \"t\"}"
        .formatted(ids);
  }

  @Test
  void theFanOutReadsWhoMovedToo() {
    ShortRun.Outcome outcome = run.run("pay_rates");

    List<String> asked =
        run.api.calls(RATES).stream().map(call -> call.path().split("/", -1)[3]).toList();
    assertEquals(List.of("a", "b", "d", "c"), asked);
    assertTrue(outcome.report().remarks().get(0).contains("1 employees appeared"));
    assertTrue(outcome.report().isComplete());
  }

  @Test
  void aListOfOnePageIsNotReadAgain() {
    run.api.lists(EMPLOYEES, "{\"id\": \"a\"}");
    run.run("pay_rates");

    assertEquals(1, lists());
  }
}
