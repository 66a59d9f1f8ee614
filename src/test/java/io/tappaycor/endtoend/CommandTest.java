package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the tap does beside syncing. */
final class CommandTest {

  @TempDir Path home;

  @Test
  void theTestReadsOneRecordOfEachStreamAndSaysWhoMayReadWhat() {
    try (Company company =
        Company.of(
            home,
            each -> each,
            each -> each.withRefusedDataAccess(Set.of("View Employee Payrates")))) {
      TapRun.Result result = company.sync("--test");

      assertEquals(0, result.code(), result.err());
      for (String stream : result.schemas()) {
        assertTrue(result.records(stream).size() <= 1, stream);
      }
      assertEquals(1, result.records("paystubs").size());
      assertEquals(1, result.records("time_card_punches").size());
      assertTrue(result.states().isEmpty(), "a test gets nowhere that a bookmark could stand for");
      assertTrue(result.err().lines().anyMatch(each -> each.matches("pay_rates .*not permitted")));
      assertTrue(result.err().contains("\"View Employee Payrates\""));
      assertTrue(company.traffic().calls() < 80, "quick: " + company.traffic().calls());
    }
  }

  @Test
  void theTestFailsWithTheCredentials() {
    try (Company company = Company.small(home)) {
      assertEquals(3, company.with("client_secret", "wrong").sync("--test").code());
    }
  }

  @Test
  void theTestSaysWhenACachedAccessTokenWasUsedAndChecksTheCredentialsOnRequest() {
    try (Company company = Company.small(home)) {
      Path catalog = company.catalog("departments");
      TapRun.Result first = company.sync("--test", "--catalog", catalog);
      assertFalse(first.err().contains("not checked"), first.err());
      assertEquals(0, company.sync("--test=auth", "--catalog", catalog).code());

      company.with("client_secret", "wrong");
      TapRun.Result cached = company.sync("--test", "--catalog", catalog);
      assertEquals(0, cached.code(), cached.err());
      assertTrue(
          cached.err().contains("not checked: the cached access token was used"), cached.err());
      TapRun.Result checked = company.sync("--test=auth", "--catalog", catalog);
      assertEquals(3, checked.code(), checked.err());

      company.with("client_secret", "sandbox-client-secret");
      TapRun.Result right = company.sync("--catalog", catalog, "--test=auth");
      assertEquals(0, right.code(), right.err());
      assertEquals(0, company.traffic().spentRefreshTokens());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--test", "--plan"})
  void neitherTestNorPlanWritesAStateWhenThereIsNothingToRead(String command) {
    try (Company company = Company.small(home)) {
      TapRun.Result nothing = company.sync(command, "--catalog", company.catalog());
      assertEquals(0, nothing.code(), nothing.err());
      assertEquals("", nothing.out());

      company.with("legal_entity_id", "all").with("client_secret", "wrong");
      TapRun.Result refused = company.sync(command);
      assertEquals(3, refused.code(), refused.err());
      assertEquals("", refused.out());
    }
  }

  @Test
  void thePlanIsWhatTheRunThenDoes() {
    try (Company company = Company.of(home, each -> each, each -> each.withPageSize(100))) {
      Path catalog =
          company.catalog("employees", "pay_rates", "payroll_runs", "departments", "paystubs");
      company.with("requests_per_minute", 60_000);
      TapRun.Result plan = company.sync("--plan", "--catalog", catalog);
      TapRun.Result run = company.sync("--catalog", catalog);

      assertEquals(0, plan.code(), plan.err());
      for (String stream : List.of("pay_rates", "payroll_runs", "departments")) {
        String planned = cell(plan.out(), stream, 1);
        assertEquals(cell(run.err(), stream, 2), planned, stream);
      }
      assertTrue(plan.out().contains("all, at least"));
    }
  }

  private static String cell(String table, String stream, int column) {
    return table
        .lines()
        .filter(each -> each.startsWith(stream + " "))
        .findFirst()
        .orElseThrow()
        .split(" +", -1)[column];
  }

  @Test
  void aPlanGoesByTheState() {
    try (Company company = Company.small(home)) {
      Path catalog = company.catalog("time_card_punches");
      JsonNode state = company.sync("--catalog", catalog).lastState();
      String first =
          cell(company.sync("--plan", "--catalog", catalog).out(), "time_card_punches", 1);
      String second =
          cell(
              company.syncFrom(state, "--plan", "--catalog", catalog).out(),
              "time_card_punches",
              1);

      assertTrue(Integer.parseInt(second) * 2 < Integer.parseInt(first), second + " of " + first);
    }
  }

  @Test
  void aboutNamesSettingsInTheOrderThatSingersToolsExpect() {
    JsonNode about = Json.MAPPER.readTree(TapRun.in(home).run("--about", "--format", "json").out());

    assertEquals(
        List.of("name", "description", "version", "capabilities", "settings"),
        List.copyOf(about.propertyNames()).subList(0, 5));
    assertTrue(
        about.path("settings").path("properties").path("client_secret").path("secret").asBoolean());
    assertFalse(about.path("settings").path("properties").path("client_id").has("secret"));
  }

  @Test
  void aTestShowsNoRecordOnATerminalUnlessAsked() {
    try (Company company = Company.small(home)) {
      TapRun.Result hidden = company.run(TapRun.in(home).showingRecords(), "--test");
      TapRun.Result asked = company.run(TapRun.in(home).showingRecords(), "--test=records");

      assertEquals("", hidden.out());
      assertTrue(hidden.err().contains("not shown on a terminal"), hidden.err());
      assertFalse(asked.records("employees").isEmpty());
    }
  }

  @Test
  void aboutHasTitlesDefaultsChoicesAndFormats() {
    JsonNode settings =
        Json.MAPPER
            .readTree(TapRun.in(home).run("--about", "--format", "json").out())
            .at("/settings/properties");

    assertEquals("Legal Entity ID", settings.at("/legal_entity_id/title").asString());
    assertEquals(950, settings.at("/requests_per_minute/default").asInt());
    assertEquals("false", settings.at("/allow_partial_access/default").toString());
    assertEquals("warn", settings.at("/schema_drift/default").asString());
    assertEquals("[\"warn\",\"keep\",\"fail\"]", settings.at("/schema_drift/enum").toString());
    assertEquals("date-time", settings.at("/start_date/format").asString());
    assertEquals("uri", settings.at("/api_base_url/format").asString());
    assertFalse(settings.path("select").has("default"));
  }

  @Test
  void aboutInMarkdownNamesTheDataAccessOfEveryStream() {
    String about = TapRun.in(home).run("--about", "--format", "markdown").out();

    for (StreamDefinition stream : StreamTable.ALL) {
      assertTrue(about.contains("| " + stream.name() + " |"), stream.name());
      stream.endpoint().dataAccess().forEach(each -> assertTrue(about.contains(each), each));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--discovr", "--catalog", "--port 1", "sandbox --employees x", "nothing"})
  void wrongArgumentsAreExplainedWithExitCode2(String line) {
    TapRun.Result result = TapRun.in(home).run((Object[]) line.split(" ", -1));

    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("ERROR "), result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--latency", "--rate-limit-window", "--token-lifetime", "--code-lifetime"})
  void aNegativeTimeOfTheSandboxIsExplained(String option) {
    TapRun.Result result = TapRun.in(home).run("sandbox", option, "-5");

    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().contains("must not be negative"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "99999"})
  void aPortThatDoesNotExistIsExplained(String port) {
    TapRun.Result result = TapRun.in(home).run("sandbox", "--port", port);

    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().contains("--port must be from 0 to 65535"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "sandbox --help", "login --help"})
  void helpGoesToStandardOutput(String line) {
    TapRun.Result result = TapRun.in(home).run((Object[]) line.split(" ", -1));

    assertEquals(0, result.code());
    assertTrue(result.out().contains("tap-paycor"), result.out());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--test", "--plan", "--discover", "--about", "--version"})
  void aFullDiskUnderStandardOutputIsNamed(String command) throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has a disk that is always full");
    try (Company company = Company.small(home);
        OutputStream full = new FileOutputStream("/dev/full")) {
      Object[] arguments = command.isEmpty() ? new Object[0] : new Object[] {command};
      TapRun.Result result = company.run(TapRun.in(home).writingTo(full), arguments);

      assertEquals(6, result.code(), result.err());
      List<String> errors = result.err().lines().filter(each -> each.startsWith("ERROR")).toList();
      assertEquals(1, errors.size(), result.err());
      assertTrue(
          errors.get(0).startsWith("ERROR Standard output cannot be written: No space left"),
          errors.get(0));
    }
  }

  @Test
  void anErrorOfTheVirtualMachineIsOneLine() {
    Map<Error, String> errors =
        Map.of(
            new OutOfMemoryError("Java heap space"), "Out of memory",
            new OutOfMemoryError("unable to create native thread: possibly out of memory"),
                "The system lets this process start no more threads: raise the limit (ulimit -u",
            new StackOverflowError(), "A defect of the tap");
    for (Error error : errors.keySet()) {
      OutputStream failing =
          new OutputStream() {
            @Override
            public void write(int one) {
              throw error;
            }
          };
      TapRun.Result result = TapRun.in(home).writingTo(failing).run("--about");

      assertEquals(1, result.code());
      assertEquals(1, result.err().lines().count(), result.err());
      assertTrue(result.err().startsWith("ERROR " + errors.get(error)), result.err());
    }
  }

  @Test
  void environmentSettingsWinOverFiles() {
    try (Company company = Company.small(home)) {
      TapRun run = TapRun.in(home).with("TAP_PAYCOR_LEGAL_ENTITY_ID", "999");
      TapRun.Result result =
          company.run(run, "--config", "ENV", "--catalog", company.catalog("departments"));

      assertEquals(4, result.code(), "that legal entity does not exist");
      assertTrue(company.traffic().calls("/999/") > 0);
    }
  }
}
