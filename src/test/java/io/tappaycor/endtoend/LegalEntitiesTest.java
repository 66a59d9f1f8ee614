package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several legal entities in one run. */
final class LegalEntitiesTest {

  @TempDir Path home;

  private Company three() {
    return Company.of(
        home,
        each -> each.withLegalEntities(List.of(501123, 501124, 501125)).withEmployees(4),
        each -> each);
  }

  @Test
  void allMeansEveryOneThatTheLoginMayRead() {
    try (Company company = three().with("legal_entity_id", "all")) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      assertEquals(Set.of(501123, 501124, 501125), entities(result, "pay_rates"));
      assertEquals(3, result.records("activated_legal_entities").size());
    }
  }

  @Test
  void aRunIsAboutTheConfiguredOnesOnly() {
    try (Company company = three().with("legal_entity_id", List.of(501125, "501123"))) {
      TapRun.Result result = company.sync();

      for (String stream : result.schemas()) {
        assertEquals(Set.of(501123, 501125), entities(result, stream), stream);
      }
      assertEquals(0, company.traffic().calls("501124"));
      assertEquals(result.schemas().size(), Set.copyOf(result.schemas()).size());
    }
  }

  @Test
  void eachHasItsOwnBookmark() {
    try (Company company = three().with("legal_entity_id", "all")) {
      JsonNode partitions =
          company
              .sync("--catalog", company.catalog("payroll_runs"))
              .lastState()
              .path("bookmarks")
              .path("payroll_runs")
              .path("partitions");

      assertEquals(3, partitions.size());
    }
  }

  @Test
  void aRefusedOneIsSkippedAndTheOthersAreComplete() {
    try (Company company =
        Company.of(
            home,
            each -> each.withLegalEntities(List.of(501123, 501124)).withEmployees(4),
            each -> each.withRefusedLegalEntities(Set.of(501123)))) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      assertEquals(Set.of(501124), entities(result, "employees"));
      assertTrue(result.err().contains("legal entity 501123"), result.err());
    }
  }

  private static Set<Integer> entities(TapRun.Result result, String stream) {
    return result.records(stream).stream()
        .map(each -> each.path("legalEntityId").asInt())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
