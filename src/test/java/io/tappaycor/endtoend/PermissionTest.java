package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer has not granted is skipped and said; what is gone is counted. */
final class PermissionTest {

  @TempDir Path home;

  private Company refusing(String... dataAccess) {
    return Company.of(home, each -> each, each -> each.withRefusedDataAccess(Set.of(dataAccess)));
  }

  @Test
  void refusedStreamsAreSkippedByNameAndTheOthersAreComplete() {
    try (Company company = refusing("View Employee Payrates", "View Legal Entity Persons")) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      assertFalse(result.schemas().contains("pay_rates"));
      assertFalse(result.schemas().contains("persons"));
      assertEquals(19, result.schemas().size());
      assertTrue(result.err().contains("\"View Employee Payrates\""), result.err());
      assertTrue(result.err().contains("\"View Legal Entity Persons\""), result.err());
      assertEquals(12, company.traffic().calls("/payrates"), "everybody is asked once");
      assertFalse(result.lastState().has("currently_syncing"));
    }
  }

  @Test
  void childrenOfARefusedListAreSkippedWithTheListsName() {
    try (Company company = refusing("View Legal Entity Employees")) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      assertFalse(result.schemas().contains("pay_rates"));
      assertTrue(
          result
              .err()
              .contains("WARN pay_rates: skipped: legal entity 501123: not permitted: enable"),
          result.err());
      assertTrue(
          result
              .err()
              .contains("  \"View Legal Entity Employees\" (legal entity 501123: employees,"),
          result.err());
      assertTrue(result.schemas().contains("departments"));
    }
  }

  @Test
  void nothingPermittedAtAllIsAnAuthenticationFailure() {
    Set<String> everything =
        StreamTable.ALL.stream()
            .map(StreamDefinition::endpoint)
            .flatMap(each -> each.dataAccess().stream())
            .collect(Collectors.toSet());
    try (Company company = refusing(everything.toArray(String[]::new))) {
      TapRun.Result result =
          company.sync("--catalog", company.catalog("employees", "pay_rates", "departments"));

      assertEquals(3, result.code(), result.err());
      assertTrue(result.err().contains("Nothing is permitted"), result.err());
    }
  }

  @Test
  void theNextNightAsksAFewOfARefusedFanOut() {
    try (Company company = refusing("View Employee Payrates")) {
      Path catalog = company.catalog("pay_rates", "departments");
      TapRun.Result first = company.sync("--catalog", catalog);
      long before = company.traffic().calls("/payrates");
      company.syncFrom(first.lastState(), "--catalog", catalog);

      assertTrue(company.traffic().calls("/payrates") - before <= 7, "five and the first");
    }
  }

  @Test
  void employeesWhoAreListedAndNotFoundAreAFailure() {
    try (Company company = Company.of(home, each -> each, each -> each.withGoneEmployees(2))) {
      TapRun.Result result = company.sync("--catalog", company.catalog("pay_rates"));

      assertEquals(4, result.code(), result.err());
      assertTrue(result.err().contains("2 employees are still listed"), result.err());
    }
  }

  @Test
  void aSpentSeedTellsHowToActivateAgain() {
    try (Company company = Company.small(home)) {
      company.sync("--catalog", company.catalog("departments"));
      company.with("token_store", home.resolve("another.json").toString());
      TapRun.Result result = company.sync();

      assertEquals(3, result.code());
      assertTrue(result.err().contains("tap-paycor login"), result.err());
      assertTrue(result.messages().stream().allMatch(each -> each.has("value")));
    }
  }

  @Test
  void aWrongSubscriptionKeyIsSaidAtOnce() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.with("subscription_key", "wrong").sync();

      assertEquals(3, result.code());
      assertTrue(result.err().contains("subscription_key"), result.err());
      assertTrue(company.traffic().calls() <= 2);
    }
  }

  @Test
  void theRateLimitIsWaitedForAndNothingIsLost() {
    try (Company company =
        Company.of(
            home,
            each -> each,
            each -> each.withRateLimit(600).withRateLimitWindow(Duration.ofSeconds(1)))) {
      TapRun.Result result = company.sync("--catalog", company.catalog("employees", "pay_rates"));

      assertEquals(0, result.code(), result.err());
      assertEquals(12, result.records("employees").size());
      assertTrue(
          company.traffic().seen().stream().anyMatch(each -> each.status() == 429),
          "the limit was met");
    }
  }

  @Test
  void employmentsThatEndedLongAgoAreSkippedIfTheUserSaysSo() {
    try (Company company =
        Company.of(home, each -> each.withEmployees(60), each -> each.withPageSize(100))) {
      TapRun.Result all = company.sync("--catalog", company.catalog("pay_rates", "employees"));
      int calls = company.traffic().calls("/payrates");
      company.traffic().clear();
      company.with("skip_ended_days", 30);
      TapRun.Result fewer = company.sync("--catalog", company.catalog("pay_rates", "employees"));

      assertEquals(0, fewer.code(), fewer.err());
      assertTrue(company.traffic().calls("/payrates") < calls);
      assertEquals(all.records("employees"), fewer.records("employees"));
      assertTrue(fewer.err().contains("are not asked for"), fewer.err());
    }
  }
}
