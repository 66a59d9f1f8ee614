package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code change_capture} through the command line. */
final class ChangeCaptureTest {

  @TempDir Path home;

  private Path store() {
    return home.resolve("store");
  }

  private TapRun.Result sync(Company company, Path state, Object... more) {
    company.with("change_capture", true).with("change_store", store().toString());
    Object[] words = {"--state", state, "--select", "job_titles", "--select", "departments"};
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return company.sync(all);
  }

  private Path state(JsonNode state) {
    return TapRun.file(home, "state.json", state);
  }

  private Path none() {
    return TapRun.file(home, "state.json", "{}");
  }

  @Test
  void theSecondRunSendsNothingAndTheStoreIsPrivate() throws IOException {
    try (Company company = Company.small(home)) {
      TapRun.Result first = sync(company, none());
      TapRun.Result second = sync(company, state(first.lastState()));

      assertEquals(0, first.code(), first.err());
      assertTrue(first.records("job_titles").size() > 5);
      assertEquals(0, second.code(), second.err());
      assertEquals(List.of(), second.records("job_titles"));
      assertTrue(second.schemas().contains("deletions"), second.out());
      assertTrue(second.err().contains("are as they were and were not sent"), second.err());
    }
    for (String name : List.of("store", "store.key")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))));
    }
  }

  @Test
  void whoWasReadTodayIsLeftForAnotherDayAndNotPlanned() {
    try (Company company = Company.small(home)) {
      company
          .with("change_capture", true)
          .with("change_store", store().toString())
          .with("fan_out_refresh_days", 7);
      String before = planned(company, none());
      TapRun.Result first = company.sync("--state", none(), "--select", "pay_rates");
      Path after = state(first.lastState());
      TapRun.Result second = company.sync("--state", after, "--select", "pay_rates");

      assertEquals(0, second.code(), second.err());
      assertTrue(second.err().contains("are left for another day"), second.err());
      assertFalse(before.matches("0"), before);
      assertEquals("0", planned(company, after));
    }
  }

  /** The calls that pay rates would take. */
  private static String planned(Company company, Path state) {
    TapRun.Result plan = company.sync("--plan", "--state", state, "--select", "pay_rates");
    assertEquals(0, plan.code(), plan.err());
    return plan.out()
        .lines()
        .filter(line -> line.contains("pay_rates"))
        .findFirst()
        .orElseThrow()
        .replaceAll(".*pay_rates\\s+(\\d+).*", "$1");
  }

  @Test
  void employeesAreLeftForAnotherDayOnlyWithAStore() {
    try (Company company = Company.small(home)) {
      TapRun.Result run = company.with("fan_out_refresh_days", 7).sync();

      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains("needs change_capture"), run.err());
    }
  }

  @Test
  void anotherSelectionSendsEverythingAgainAndSaysSo() {
    try (Company company = Company.small(home)) {
      TapRun.Result first = sync(company, none());
      TapRun.Result second =
          sync(company, state(first.lastState()), "--deselect", "job_titles.isArchived");

      assertEquals(first.records("job_titles").size(), second.records("job_titles").size());
      assertEquals(List.of(), second.records("departments"));
      assertTrue(second.err().contains("everything is sent again"), second.err());
    }
  }

  @Test
  void aStoreThatIsInUseDamagedOrWithoutItsKeyIsNamed() throws IOException {
    try (Company company = Company.small(home)) {
      TapRun.Result first = sync(company, none());
      Path state = state(first.lastState());
      int before = company.traffic().calls();
      Path key = home.resolve("store.key");
      byte[] secrets = Files.readAllBytes(key);
      Files.delete(key);
      TapRun.Result keyless = sync(company, state);
      String foreign = new String(secrets, StandardCharsets.UTF_8).replaceAll("[0-9]", "a");
      Files.writeString(key, foreign);
      TapRun.Result other = sync(company, state);
      Files.write(key, secrets);
      Files.writeString(store(), "no database at all, but longer than nothing");
      TapRun.Result damaged = sync(company, state);

      assertEquals(2, keyless.code(), keyless.err());
      assertTrue(keyless.err().contains("store.key"), keyless.err());
      assertEquals(2, other.code(), other.err());
      assertTrue(other.err().contains("store.key"), other.err());
      assertFalse(other.err().contains(foreign.substring(30, 50)), other.err());
      assertEquals(2, damaged.code(), damaged.err());
      assertTrue(damaged.err().contains("is damaged"), damaged.err());
      assertEquals(before, company.traffic().calls(), "nothing was read");
    }
  }

  /** A run that is killed while it makes the store leaves an empty file, or one without tables. */
  @Test
  void aStoreThatWasNeverFinishedIsMadeAnew() throws IOException, SQLException {
    try (Company company = Company.small(home)) {
      Files.createFile(store());
      assertEquals(0, sync(company, none()).code());
      Files.delete(store());
      try (Connection bare = DriverManager.getConnection("jdbc:sqlite:" + store())) {
        bare.createStatement().execute("pragma journal_mode=wal");
      }
      assertTrue(Files.size(store()) > 0);
      TapRun.Result run = sync(company, none());

      assertEquals(0, run.code(), run.err());
      assertTrue(run.records("job_titles").size() > 5);
    }
  }

  @Test
  void aStoreOfAnotherStateCostsNothing() throws IOException {
    try (Company company = Company.small(home)) {
      TapRun.Result first = sync(company, none());
      Files.delete(store());
      TapRun.Result second = sync(company, state(first.lastState()));

      assertEquals(0, second.code(), second.err());
      assertEquals(first.records("job_titles"), second.records("job_titles"));
      assertTrue(second.err().contains("another change store"), second.err());
    }
  }

  @Test
  void withoutRunTheStoreHasToBeNamedAndVersionsAreExcluded() {
    try (Company company = Company.small(home)) {
      TapRun.Result unnamed = company.with("change_capture", true).sync();
      TapRun.Result versions = company.with("emit_activate_version_messages", true).sync();

      assertEquals(2, unnamed.code());
      assertTrue(unnamed.err().contains("change_store"), unnamed.err());
      assertEquals(2, versions.code());
      assertTrue(versions.err().contains("exclude each other"), versions.err());
    }
  }

  @Test
  void tombstonesHaveTheirColumnInTheSchema() {
    try (Company company = Company.small(home)) {
      TapRun.Result run = sync(company.with("deletion_records", "tombstone"), none());

      assertEquals(0, run.code(), run.err());
      assertFalse(run.schemas().contains("deletions"));
      assertEquals(
          "date-time",
          run.schema("job_titles").at("/properties/_sdc_deleted_at/format").asString());
    }
  }

  @Test
  void theCommandShowsAndForgets() {
    try (Company company = Company.small(home)) {
      TapRun.Result first = sync(company, none());
      TapRun.Result shown = TapRun.in(home).run("changes", "show", "--store", store());
      TapRun.Result reset =
          TapRun.in(home).run("changes", "reset", "job_titles", "--store", store());
      TapRun.Result second = sync(company, state(first.lastState()));

      assertEquals(0, shown.code(), shown.err());
      assertTrue(shown.out().contains("job_titles"), shown.out());
      assertEquals(0, reset.code(), reset.err());
      assertEquals(first.records("job_titles"), second.records("job_titles"));
      assertEquals(List.of(), second.records("departments"));
      assertEquals(2, TapRun.in(home).run("changes", "show", "--store", "nowhere").code());
    }
  }

  @Test
  void runKeepsItsStoreBesideTheState() {
    Path state = home.resolve("pipeline.json");
    Path config = TapRun.file(home, "changes.json", "{\"change_capture\": true}");
    TapRun.Result run =
        TapRun.in(home)
            .run(
                "run",
                "--sandbox",
                "--employees",
                3,
                "--select",
                "job_titles",
                "--config",
                config,
                "--state",
                state,
                "--",
                "cat");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(home.resolve("pipeline.json.changes")));
  }
}
