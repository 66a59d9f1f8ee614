package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Optional parts of records, each with a permission of its own. */
final class PartsTest {

  @TempDir Path home;

  private Company refusing(String... dataAccess) {
    return Company.of(
        home,
        each -> each,
        (ServerSettings each) -> each.withRefusedDataAccess(Set.of(dataAccess)));
  }

  @Test
  void aRefusedPartIsInNeitherSchemaNorRecordAndIsNamed() {
    try (Company company = refusing("View Person Email", "View Person Phone")) {
      TapRun.Result result = company.sync("--catalog", company.catalog("persons"));

      assertEquals(0, result.code(), result.err());
      assertEquals(12, result.records("persons").size());
      JsonNode properties = result.schema("persons").path("properties");
      assertFalse(properties.has("email"));
      assertFalse(properties.has("phones"));
      assertTrue(properties.has("addresses"));
      for (JsonNode record : result.records("persons")) {
        assertFalse(record.has("email"), "a null would overwrite good values");
        assertTrue(record.hasNonNull("addresses"));
      }
      assertTrue(result.err().contains("without email"), result.err());
      assertTrue(result.err().contains("\"View Person Phone\""), result.err());
    }
  }

  @Test
  void aFanOutGoesOnWithoutAPart() {
    try (Company company = refusing("View Employee Earnings Amounts")) {
      TapRun.Result result = company.sync("--catalog", company.catalog("employee_earnings"));

      assertEquals(0, result.code(), result.err());
      assertFalse(result.records("employee_earnings").isEmpty());
      assertFalse(result.out().contains("amountData"));
    }
  }

  @Test
  void aPartThatNobodySelectedIsNotMissed() {
    try (Company company = refusing("View Person SSN", "View Person Military")) {
      TapRun.Result result = company.sync("--catalog", company.catalog("persons"));

      assertEquals(0, result.code(), result.err());
      assertFalse(result.err().contains("without"), result.err());
      assertEquals(3, company.traffic().calls("/persons"));
    }
  }

  @Test
  void bothStreamsOfOneListGoOnWithoutThePart() {
    try (Company company = refusing("View Legal Entity Employees Position")) {
      TapRun.Result result = company.sync("--catalog", company.catalog("employees", "employments"));

      assertEquals(0, result.code(), result.err());
      assertEquals(12, result.records("employments").size());
      assertFalse(result.out().contains("positionData"));
      assertTrue(result.out().contains("statusData"));
    }
  }

  @Test
  void partsOfASecondLegalEntityAreLeftOutOfItsRecordsOnly() {
    try (Company company = twoLegalEntities()) {
      TapRun.Result result =
          new RefusingFront(company, "501124", "Email")
              .run(() -> company.sync("--catalog", company.catalog("persons")));

      assertEquals(0, result.code(), result.err());
      assertTrue(result.schema("persons").path("properties").has("email"));
      for (JsonNode record : result.records("persons")) {
        boolean first = record.path("legalEntityId").asInt() == 501123;
        assertEquals(first, record.has("email"));
      }
      assertTrue(result.err().contains("legal entity 501124: without email"), result.err());
    }
  }

  @Test
  void partsOfAFirstLegalEntityAreKeptForTheSecond() {
    try (Company company = twoLegalEntities()) {
      TapRun.Result result =
          new RefusingFront(company, "501123", "Email")
              .run(() -> company.sync("--catalog", company.catalog("persons")));

      assertHasEmailOfTheSecond(result);
    }
  }

  @Test
  void aPartThatASecondLegalEntityCouldNotTellOfIsNotGivenUp() {
    try (Company company = twoLegalEntities()) {
      TapRun.Result result =
          new RefusingFront(company, "501123", "Email")
              .runFailingOnceFor(
                  "501124", () -> company.sync("--catalog", company.catalog("persons")));

      assertHasEmailOfTheSecond(result);
      assertFalse(result.err().contains("501124: without email"), result.err());
    }
  }

  private static void assertHasEmailOfTheSecond(TapRun.Result result) {
    assertEquals(0, result.code(), result.err());
    assertTrue(result.schema("persons").path("properties").has("email"));
    List<JsonNode> records =
        result.records("persons").stream()
            .filter(each -> each.path("legalEntityId").asInt() == 501124)
            .toList();
    assertEquals(4, records.size());
    assertTrue(records.stream().allMatch(each -> each.hasNonNull("email")));
  }

  private Company twoLegalEntities() {
    return Company.of(
        home,
        each -> each.withLegalEntities(List.of(501123, 501124)).withEmployees(4),
        each -> each);
  }
}
