package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.http.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A STATE comes after each window: not before what it covers, and not only at the end. */
final class StateFollowsDataTest {

  private static final String LEAVE = "/v1/legalentities/{legalEntityId}/timeoffrequests";
  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final String PAYSTUBS = "/v1/legalentities/{legalEntityId}/paystubs";

  private final ShortRun run = new ShortRun().slowly();

  /** Records by their ids, and what each STATE says, in the order in which they were written. */
  private List<String> written(String stream, String id) {
    return run.run(stream).messages().stream()
        .filter(each -> !each.path("type").asString().equals("SCHEMA"))
        .map(each -> each.has("record") ? each.at("/record/" + id).asString() : said(each, stream))
        .dropWhile("state "::equals)
        .toList();
  }

  private static String said(JsonNode state, String stream) {
    JsonNode partition = state.at("/value/bookmarks/" + stream + "/partitions/0");
    return "state "
        + partition.at("/offset/date").asString("")
        + partition.path("replication_key_value").asString("");
  }

  private static String asked(Target target, String parameter) {
    return target.query().stream()
        .filter(each -> each.name().equals(parameter))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String payroll(String checkDate) {
    return "{\"plannerId\": \"%s\", \"checkDate\": \"%s\"}".formatted(checkDate, checkDate);
  }

  @Test
  void windowsThatAreReadOneByOne() {
    run.startingOn("2026-06-01")
        .api
        .rules(
            LEAVE,
            each ->
                "{\"records\": [{\"timeOffRequestId\": \"leave from %s\"}]}"
                    .formatted(asked(each, "startDate").substring(0, 10)));

    assertEquals(
        List.of(
            "leave from 2026-06-01",
            "state 2026-08-29",
            "leave from 2026-08-30",
            "state 2026-11-27",
            "leave from 2026-11-28",
            "state 2027-02-25"),
        written("time_off_requests", "timeOffRequestId").subList(0, 6));
  }

  @Test
  void windowsThatAreReadSeveralAtATime() {
    // None in the third window; two of the last one come in the order of their days.
    run.startingOn("2026-07-01")
        .api
        .lists(
            RUNS,
            payroll("2026-11-20"),
            payroll("2026-07-10"),
            payroll("2026-08-07"),
            payroll("2026-10-09"),
            payroll("2026-11-06"))
        .rules(
            PAYSTUBS,
            each ->
                """
                {"records": [
                  {"employeeId": "paid on %s", "checkNumber": "1", "checkType": "Regular"}]}"""
                    .formatted(asked(each, "plannerId")));

    assertEquals(
        List.of(
            "paid on 2026-07-10",
            "state 2026-07-31T00:00:00Z",
            "paid on 2026-08-07",
            "state 2026-08-31T00:00:00Z",
            "paid on 2026-10-09",
            "state 2026-11-01T00:00:00Z",
            "paid on 2026-11-06",
            "paid on 2026-11-20",
            "state 2026-11-23T00:00:00Z"),
        written("paystubs", "employeeId").subList(0, 9));
  }
}
