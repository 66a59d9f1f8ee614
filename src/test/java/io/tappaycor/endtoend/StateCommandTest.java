package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What users do with a state, and the losses that they acknowledge. */
final class StateCommandTest {

  private static final String STATE =
      """
      {"bookmarks": {
        "payroll_runs": {"partitions": [{"context": {"legalEntityId": 501123},
          "replication_key": "checkDate", "replication_key_value": "2026-11-20T00:00:00Z"}]},
        "pay_rates": {"partitions": [{"context": {"legalEntityId": 502},
          "offset": {"employeeId": "e-1"}, "completed": "2026-11-20T00:00:00Z", "rows": 3}]}}}
      """;

  @TempDir Path home;

  private Path state() {
    return TapRun.file(home, "state.json", STATE);
  }

  @Test
  void showSaysHowFarEachStreamIs() {
    TapRun.Result result = TapRun.in(home).run("state", "show", "--state", state());

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("payroll_runs"), result.out());
    assertTrue(result.out().contains("2026-11-20"), result.out());
    assertTrue(result.out().contains("employeeId e-1"), result.out());
  }

  @Test
  void showAndResetAreAboutTheStreamsThatAreNamed() {
    TapRun.Result one = TapRun.in(home).run("state", "show", "pay_rates", "--state", state());
    TapRun.Result unknown = TapRun.in(home).run("state", "show", "nosuch", "--state", state());
    TapRun.Result reset =
        TapRun.in(home).run("state", "reset", "pay_rates", "deals", "--state", state());
    TapRun.Result check = TapRun.in(home).run("state", "check", "deals", "--state", state());

    assertTrue(one.out().contains("pay_rates"), one.out());
    assertFalse(one.out().contains("payroll_runs"), one.out());
    assertEquals(2, unknown.code(), unknown.out());
    assertTrue(reset.out().contains("forgot pay_rates"), reset.out());
    assertTrue(reset.out().contains("knew nothing of deals"), reset.out());
    assertEquals(2, check.code(), check.out());
  }

  @Test
  void aStateInAFileNeedsNoSettings() {
    TapRun.Result shown =
        TapRun.in(home)
            .with("TAP_PAYCOR_STATE_WAIT_SECONDS", "soon")
            .run("state", "show", "--state", state());

    assertEquals(0, shown.code(), shown.err());
  }

  @Test
  void resetForgetsAStreamAndNothingElse() throws IOException {
    Path file = state();
    TapRun.Result result = TapRun.in(home).run("state", "reset", "pay_rates", "--state", file);

    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("forgot pay_rates"), result.out());
    JsonNode left = Json.MAPPER.readTree(Files.readString(file));
    assertFalse(left.path("bookmarks").has("pay_rates"));
    assertTrue(left.path("bookmarks").has("payroll_runs"));
  }

  @Test
  void aStreamThatDoesNotExistIsNamed() throws IOException {
    Path file = state();
    TapRun.Result result = TapRun.in(home).run("state", "reset", "pay_rats", "--state", file);

    assertEquals(2, result.code());
    assertTrue(result.err().contains("pay_rats"), result.err());
    assertEquals(STATE, Files.readString(file));
  }

  @Test
  void checkNamesTheFieldThatIsWrong() {
    Path broken = TapRun.file(home, "broken.json", "{\"bookmarks\": {\"pay_rates\": {\"x\": 1}}}");
    TapRun.Result result = TapRun.in(home).run("state", "check", "--state", broken);

    assertEquals(2, result.code());
    assertTrue(result.err().contains("bookmarks.pay_rates"), result.err());
    assertEquals(0, TapRun.in(home).run("state", "check", "--state", state()).code());
  }

  @Test
  void aLegalEntityThatVanishesIsAFailureUntilItIsAcknowledged() {
    try (Company company = Company.small(home)) {
      company.with("legal_entity_id", "all");
      Path catalog = company.catalog("departments");
      TapRun.Result lost = company.sync("--catalog", catalog, "--state", state());

      assertEquals(4, lost.code(), lost.err());
      assertTrue(lost.err().contains("502"), lost.err());
      assertTrue(lost.err().contains("--forget-entity"), lost.err());
      assertFalse(lost.records("departments").isEmpty(), "the others are read");

      TapRun.Result forgotten =
          company.sync("--catalog", catalog, "--state", state(), "--forget-entity", 502);
      assertEquals(0, forgotten.code(), forgotten.err());
      assertFalse(forgotten.lastState().toString().contains("502"));
    }
  }
}
