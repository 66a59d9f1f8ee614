package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a catalog selects is what is asked for and written. */
final class SelectionTest {

  @TempDir Path home;

  @Test
  void aChildStreamWorksWithoutItsParent() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync("--catalog", company.catalog("pay_rates", "paystubs"));

      assertEquals(0, result.code(), result.err());
      assertEquals(List.of("pay_rates", "paystubs"), result.schemas());
      assertFalse(result.records("pay_rates").isEmpty());
      assertFalse(result.records("paystubs").isEmpty());
    }
  }

  @Test
  void aParentStreamWorksWithoutItsChildren() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync("--properties", company.catalog("employees"));

      assertEquals(List.of("employees"), result.schemas());
      assertEquals(12, result.records("employees").size());
      assertEquals(0, company.traffic().calls("/v1/employees/"));
    }
  }

  @Test
  void employeesAreListedOnceForAllChildren() {
    try (Company company = Company.small(home)) {
      company.sync("--catalog", company.catalog("pay_rates", "employee_taxes", "direct_deposits"));

      // Three pages, again because the list may have moved, and each time once for unpaid workers.
      assertEquals(8, company.traffic().calls("/v2/legalentities/\\d+/employees"));
    }
  }

  @Test
  void automaticFieldsAloneAreKeysAndReplicationKeys() {
    try (Company company = Company.small(home)) {
      Path catalog =
          Catalogs.edited(
              home,
              (stream, entry) -> {
                boolean isStream = entry.path("breadcrumb").isEmpty();
                Catalogs.metadata(entry).put("selected", isStream);
              });
      TapRun.Result result = company.sync("--catalog", catalog);

      assertEquals(0, result.code(), result.err());
      for (StreamDefinition stream : StreamTable.ALL) {
        Set<String> expected = new TreeSet<>(stream.keyProperties());
        result
            .schema(stream.name())
            .path("properties")
            .propertyNames()
            .forEach(each -> assertTrue(expected.contains(each) || isReplication(stream, each)));
        for (JsonNode record : result.records(stream.name())) {
          record
              .propertyNames()
              .forEach(each -> assertTrue(expected.contains(each) || isReplication(stream, each)));
        }
      }
      assertEquals(Set.of("Active", "Inactive", "AdditionalRuns"), included(company));
    }
  }

  @Test
  void allFieldsAreWrittenWhereAllAreSelected() {
    try (Company company = Company.small(home)) {
      Path catalog =
          Catalogs.edited(home, (stream, entry) -> Catalogs.metadata(entry).put("selected", true));
      TapRun.Result result = company.sync("--catalog", catalog);

      assertEquals(0, result.code(), result.err());
      assertTrue(
          result.records("persons").stream()
              .anyMatch(each -> each.hasNonNull("socialSecurityNumber")));
      assertTrue(
          result.records("direct_deposits").stream().anyMatch(each -> each.has("routingNumber")));
    }
  }

  @Test
  void anUnselectedNestedFieldIsInNeitherSchemaNorRecord() {
    try (Company company = Company.small(home)) {
      Path catalog =
          Catalogs.edited(
              home,
              (stream, entry) -> {
                if (entry.path("breadcrumb").toString().contains("\"emailAddress\"")) {
                  Catalogs.metadata(entry).put("selected", "false");
                }
              });
      TapRun.Result result = company.sync("--catalog", catalog);

      assertFalse(result.out().contains("emailAddress"));
      assertTrue(result.out().contains("\"email\""));
    }
  }

  @Test
  void nothingSelectedIsSaidAndNoFailure() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync("--catalog", company.catalog());

      assertEquals(0, result.code());
      assertTrue(result.err().contains("selects no stream"), result.err());
      assertEquals(0, company.traffic().calls());
    }
  }

  @Test
  void incrementalOnAStreamThatCannotIsAUsageError() {
    try (Company company = Company.small(home)) {
      Path catalog =
          Catalogs.edited(
              home,
              (stream, entry) -> {
                if (stream.equals("employees") && entry.path("breadcrumb").isEmpty()) {
                  Catalogs.metadata(entry).put("replication-method", "INCREMENTAL");
                }
              });
      TapRun.Result result = company.sync("--catalog", catalog);

      assertEquals(2, result.code());
      assertEquals("", result.out());
      assertTrue(result.err().contains("employees"), result.err());
    }
  }

  /** These are no parts of records: a filter by status, and more runs. */
  private static Set<String> included(Company company) {
    return company.traffic().seen().stream()
        .flatMap(each -> each.query().getOrDefault("include", List.of()).stream())
        .collect(Collectors.toSet());
  }

  private static boolean isReplication(StreamDefinition stream, String field) {
    return stream.replication() instanceof io.tappaycor.stream.Replication.Incremental incremental
        && incremental.key().equals(field);
  }

  @Test
  void optionsSelectAndReplaceTheSettings() {
    Path config =
        TapRun.file(
            home, "config.json", "{\"select\": \"departments\", \"deselect\": [\"*.code\"]}");
    TapRun.Result bySetting =
        TapRun.in(home).run("--sandbox", "--employees", 2, "--config", config);
    TapRun.Result byOption =
        TapRun.in(home)
            .run("--sandbox", "--employees", 2, "--config", config, "--select", "job_titles");

    assertEquals(Set.of("departments"), Set.copyOf(bySetting.schemas()));
    assertFalse(bySetting.schema("departments").path("properties").has("code"));
    assertEquals(Set.of("job_titles"), Set.copyOf(byOption.schemas()));
  }

  @Test
  void everyPatternThatMatchesNothingIsNamedOnALineOfItsOwn() {
    TapRun.Result run =
        TapRun.in(home).run("--discover", "--select", "employes", "--deselect", "pay_rate");

    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertEquals(2, run.err().lines().filter(line -> line.startsWith("ERROR ")).count());
  }
}
