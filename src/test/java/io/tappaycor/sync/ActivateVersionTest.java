package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A target deletes what is not of the activated version: so it must be all that there is. */
final class ActivateVersionTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final long NOW = ShortRun.NOW.toEpochMilli();

  private final ShortRun run = new ShortRun().activating();

  @BeforeEach
  void paycor() {
    run.api
        .lists(EMPLOYEES, "{\"id\": \"a\"}", "{\"id\": \"b\"}")
        .rules(RATES, any -> "{\"records\": [{\"id\": \"r\"}]}");
  }

  private static List<Long> activated(ShortRun.Outcome outcome) {
    return outcome.messages().stream()
        .filter(message -> message.path("type").asString().equals("ACTIVATE_VERSION"))
        .map(message -> message.path("version").asLong())
        .toList();
  }

  private static Set<JsonNode> versions(ShortRun.Outcome outcome) {
    return outcome.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .map(message -> message.path("version"))
        .collect(Collectors.toSet());
  }

  private ShortRun.Outcome failing(ToIntFunction<Target> status) {
    run.api.statuses(RATES, status::applyAsInt);
    return run.run("pay_rates");
  }

  @Test
  void aWholePassIsActivatedBehindItsRecords() {
    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(List.of(NOW), activated(outcome));
    assertEquals(1, versions(outcome).size());
    assertEquals(NOW, versions(outcome).iterator().next().asLong());
    List<String> types =
        outcome.messages().stream().map(message -> message.path("type").asString()).toList();
    assertTrue(types.lastIndexOf("RECORD") < types.indexOf("ACTIVATE_VERSION"), types.toString());
    assertTrue(types.indexOf("ACTIVATE_VERSION") < types.lastIndexOf("STATE"), types.toString());
  }

  @Test
  void byDefaultThereIsNone() {
    ShortRun plain = new ShortRun();
    plain.api.lists(EMPLOYEES, "{\"id\": \"a\"}");

    assertEquals(List.of(), activated(plain.run("employees")));
  }

  @Test
  void whatIsReadByDaysHasNoVersion() {
    run.api.lists(
        "/v1/legalentities/{legalEntityId}/timeoffrequests",
        "{\"timeOffRequestId\": \"t\", \"employeeId\": \"a\"}");
    ShortRun.Outcome outcome = run.run("time_off_requests");

    assertEquals(List.of(), activated(outcome));
    assertTrue(versions(outcome).stream().allMatch(JsonNode::isMissingNode));
  }

  @Test
  void aFailureIsNotActivated() {
    assertEquals(
        List.of(), activated(failing(target -> target.path().contains("/b/") ? 500 : 200)));
  }

  @Test
  void aRefusalIsNotActivated() {
    assertEquals(List.of(), activated(failing(target -> 403)));
  }

  @Test
  void withoutSomeWhomTheLoginMayNotSeeItIsNotActivated() {
    run.allowingPartialAccess();
    ShortRun.Outcome outcome = failing(target -> target.path().contains("/b/") ? 403 : 200);

    assertEquals(0, outcome.report().failures().size());
    assertEquals(List.of(), activated(outcome));
  }

  @Test
  void aRecordWithoutAKeyIsNotActivatedNorWhenTheRunIsFinished() {
    run.api.rules(
        RATES,
        target ->
            target.path().contains("/a/")
                ? "{\"records\": [{\"id\": null}, {\"id\": \"r\"}]}"
                : "{\"records\": [{\"id\": \"r\"}]}");
    assertEquals(List.of(), activated(run.run("pay_rates")));

    assertEquals(List.of(), activated(run.finishing().run("pay_rates")));
  }

  @Test
  void employeesWhoAreNotAskedForAreNotDeleted() {
    run.skippingEnded(30)
        .api
        .lists(
            EMPLOYEES,
            "{\"id\": \"a\"}",
            "{\"id\": \"b\", \"employmentDateData\": {\"terminationDate\": \"2020-01-01\"}}");

    assertEquals(List.of(), activated(run.run("pay_rates")));
  }

  @Test
  void aPassThatIsFinishedLaterKeepsItsVersion() {
    failing(target -> target.path().contains("/b/") ? 500 : 200);
    run.api.statuses(RATES, any -> 200);

    ShortRun.Outcome finished = run.finishing().run("pay_rates");

    assertEquals(List.of(NOW), activated(finished));
    assertEquals(NOW, versions(finished).iterator().next().asLong());
  }

  @Test
  void oneLegalEntityThatFailsKeepsTheRowsOfAll() {
    run.of(7, 8)
        .api
        .lists("/v2/legalentities/{legalEntityId}/departments", "{\"id\": \"d\"}")
        .statuses(
            "/v2/legalentities/{legalEntityId}/departments",
            target -> target.path().contains("/8/") ? 500 : 200);

    assertEquals(List.of(), activated(run.run("departments")));
  }
}
