package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs in a row, each with the state of the one before. */
final class IncrementalTest {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir Path home;

  private Path incremental(Company company) {
    return company.catalog("time_card_punches", "payroll_runs", "paystubs");
  }

  @Test
  void theSecondRunMakesLessThanHalfTheCallsAndSpendsNoTokenTwice() {
    try (Company company = Company.small(home)) {
      company.with("start_date", today.minusDays(330).toString());
      Path catalog = incremental(company);
      TapRun.Result first = company.sync("--catalog", catalog);
      int calls = company.traffic().calls();
      company.traffic().clear();
      TapRun.Result second = company.syncFrom(first.lastState(), "--catalog", catalog);

      assertEquals(0, second.code(), second.err());
      assertTrue(
          company.traffic().calls() * 2 < calls, company.traffic().calls() + " after " + calls);
      assertEquals(0, company.traffic().spentRefreshTokens());
      assertEquals(bookmarks(first), bookmarks(second));
    }
  }

  /** What each stream is read up to, without the times of the passes. */
  private static List<String> bookmarks(TapRun.Result result) {
    return result.lastState().findValues("replication_key_value").stream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void theBookmarkIsTheRunsDayAndTheLookbackIsReadAgain() {
    try (Company company = Company.small(home)) {
      company.with("lookback_days", 10);
      Path catalog = company.catalog("time_card_punches");
      JsonNode state = company.sync("--catalog", catalog).lastState();
      JsonNode partition =
          state.path("bookmarks").path("time_card_punches").path("partitions").path(0);
      LocalDate over = LocalDate.now(ZoneOffset.ofHours(-12)).minusDays(1);
      assertEquals(over + "T00:00:00Z", partition.path("replication_key_value").asString());
      assertEquals(501123, partition.path("context").path("legalEntityId").asInt());

      TapRun.Result second = company.syncFrom(state, "--catalog", catalog);
      String earliest =
          second.records("time_card_punches").stream()
              .map(each -> each.path("displayDate").asString())
              .min(String::compareTo)
              .orElseThrow();
      assertTrue(earliest.compareTo(today.minusDays(12).toString()) >= 0, earliest);
      assertTrue(earliest.compareTo(today.minusDays(6).toString()) < 0, earliest);
    }
  }

  @Test
  void windowsAreWholeDisjointDaysWithinTheRule() {
    try (Company company = Company.small(home)) {
      company.sync("--catalog", company.catalog("time_card_punches", "time_off_requests"));

      List<List<String>> windows =
          company.traffic().seen().stream()
              .filter(each -> each.path().endsWith("/punches"))
              .map(
                  each ->
                      List.of(
                          each.query().get("startDate").get(0), each.query().get("endDate").get(0)))
              .distinct()
              .sorted(Comparator.comparing(each -> each.get(0)))
              .toList();
      assertEquals(today.minusDays(364) + "T00:00:00Z", windows.get(0).get(0));
      assertEquals(today + "T00:00:00Z", windows.get(windows.size() - 1).get(1));
      for (int at = 1; at < windows.size(); at++) {
        LocalDate end = day(windows.get(at - 1).get(1));
        assertEquals(end.plusDays(1), day(windows.get(at).get(0)));
        assertTrue(day(windows.get(at).get(1)).toEpochDay() - end.toEpochDay() <= 7);
      }
    }
  }

  @Test
  void startDateIsTheFloorAndACutOffStartIsSaid() {
    try (Company company = Company.small(home)) {
      company.with("start_date", "2020-01-01");
      TapRun.Result result = company.sync("--catalog", company.catalog("time_card_punches"));

      assertTrue(result.err().contains("complete from " + today.minusDays(364)), result.err());

      company.with("start_date", today.minusDays(20).toString());
      List<JsonNode> few =
          company
              .sync("--catalog", company.catalog("time_card_punches"))
              .records("time_card_punches");
      assertFalse(few.isEmpty());
      few.forEach(
          each ->
              assertFalse(day(each.path("displayDate").asString()).isBefore(today.minusDays(20))));
    }
  }

  @Test
  void fullTableOnAnIncrementalStreamLeavesItsBookmarkAlone() {
    try (Company company = Company.small(home)) {
      Path catalog =
          Catalogs.edited(
              home,
              (stream, entry) -> {
                if (entry.path("breadcrumb").isEmpty()) {
                  Catalogs.metadata(entry)
                      .put("selected", stream.equals("payroll_runs"))
                      .put("replication-method", "FULL_TABLE");
                }
              });
      JsonNode state =
          Json.MAPPER.readTree(
              """
              {"bookmarks": {"payroll_runs": {"partitions": [
                {"context": {"legalEntityId": 501123}, "replication_key": "checkDate",
                 "replication_key_value": "%sT00:00:00Z"}]},
                "another_tap": {"kept": [1, 2.50]}}}
              """
                  .formatted(today.minusDays(3)));
      TapRun.Result result = company.syncFrom(state, "--catalog", catalog);

      assertEquals(
          today.minusDays(3) + "T00:00:00Z",
          result
              .lastState()
              .at("/bookmarks/payroll_runs/partitions/0/replication_key_value")
              .asString());
      assertEquals(
          state.at("/bookmarks/another_tap"), result.lastState().at("/bookmarks/another_tap"));
      assertTrue(result.records("payroll_runs").size() > 26);
    }
  }

  @Test
  void meltanosWrapperAndAnEmptyStateAreAccepted() {
    try (Company company = Company.small(home)) {
      Path catalog = company.catalog("payroll_runs");
      JsonNode first = company.syncFrom(Json.NODES.objectNode(), "--catalog", catalog).lastState();
      JsonNode wrapped = Json.NODES.objectNode().set("singer_state", first);
      TapRun.Result second = company.syncFrom(wrapped, "--catalog", catalog);

      assertEquals(0, second.code(), second.err());
      assertEquals(
          first.findValues("replication_key_value"),
          second.lastState().findValues("replication_key_value"));
    }
  }

  @Test
  void aStateThatCannotBeReadIsAnErrorAndNothingIsSent() {
    try (Company company = Company.small(home)) {
      for (String broken : List.of("", "[]", "{\"bookmarks\": 1}", "{\"bookmarks\"", "null")) {
        TapRun.Result result = company.sync("--state", TapRun.file(home, "state.json", broken));

        assertEquals(2, result.code(), broken);
        assertEquals("", result.out());
        assertTrue(result.err().contains("state.json"), result.err());
      }
      assertEquals(0, company.traffic().calls());
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }

  @Test
  void aFullRefreshReadsOneStreamAnewAndLeavesTheOthersAlone() {
    try (Company company = Company.small(home)) {
      TapRun.Result first = company.sync();
      Path state = TapRun.file(home, "state.json", first.lastState());

      TapRun.Result second = company.sync("--state", state, "--full-refresh", "time_card_punches");
      TapRun.Result misspelled =
          company.sync("--state", state, "--full-refresh", "time_card_punch");

      assertEquals(0, second.code(), second.err());
      assertEquals(
          first.records("time_card_punches").size(), second.records("time_card_punches").size());
      assertTrue(second.records("paystubs").size() < first.records("paystubs").size());
      assertEquals(2, misspelled.code(), misspelled.err());
      assertTrue(misspelled.err().contains("did you mean time_card_punches?"), misspelled.err());
    }
  }
}
