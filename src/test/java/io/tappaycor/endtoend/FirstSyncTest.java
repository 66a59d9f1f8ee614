package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A first sync without catalog or state: what a user tries first. */
final class FirstSyncTest {

  @TempDir Path home;

  @Test
  void itSyncsEveryCoreStreamAndEndsWithAState() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      Set<String> core =
          StreamTable.ALL.stream()
              .filter(each -> each.tier() == Tier.CORE)
              .map(StreamDefinition::name)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(core, new TreeSet<>(result.schemas()));
      assertEquals(core.size(), result.schemas().size(), "each SCHEMA is written once");
      List<JsonNode> messages = result.messages();
      assertEquals("STATE", messages.get(messages.size() - 1).path("type").asString());
      core.forEach(each -> assertFalse(result.records(each).isEmpty(), each));
      assertFalse(result.lastState().has("currently_syncing"));
    }
  }

  @Test
  void aSchemaComesBeforeItsRecords() {
    try (Company company = Company.small(home)) {
      Set<String> declared = new HashSet<>();
      for (JsonNode message : company.sync().messages()) {
        String stream = message.path("stream").asString("");
        switch (message.path("type").asString()) {
          case "SCHEMA" -> declared.add(stream);
          case "RECORD" -> assertTrue(declared.contains(stream), stream);
          default -> assertTrue(message.has("value"));
        }
      }
    }
  }

  @Test
  void everyEmployeeIsReadOnceForTheirOwnStreamAndForTheChildren() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync();

      assertEquals(12, ids(result, "employees", "id").size());
      assertEquals(ids(result, "employees", "id"), ids(result, "employments", "employeeId"));
      // Three pages, and one of unpaid workers, and again because the list may have moved.
      assertEquals(8, company.traffic().calls("/v2/legalentities/\\d+/employees"));
      assertEquals(12, company.traffic().calls("/payrates"));
    }
  }

  @Test
  void joinKeysAreOnEveryRecord() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync();

      for (StreamDefinition stream : StreamTable.ALL) {
        for (JsonNode record : result.records(stream.name())) {
          assertEquals(501123, record.path("legalEntityId").asInt(), stream.name());
          stream.keyProperties().forEach(key -> assertTrue(record.hasNonNull(key), key));
        }
      }
    }
  }

  @Test
  void sensitiveFieldsAreNeitherAskedForNorWritten() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.sync();

      assertFalse(result.out().contains("socialSecurityNumber"));
      assertFalse(result.out().contains("routingNumber"));
      boolean asked =
          company.traffic().seen().stream()
              .flatMap(each -> each.query().getOrDefault("include", List.of()).stream())
              .anyMatch(Set.of("SocialSecurityNumber", "Demographic", "All")::contains);
      assertFalse(asked);
    }
  }

  @Test
  void aCompanyOfOneDayHasNoSurprises() {
    try (Company company =
        Company.of(home, each -> each.withEmployees(1).withHistoryDays(1), each -> each)) {
      TapRun.Result result = company.sync();

      assertEquals(0, result.code(), result.err());
      assertEquals(1, result.records("employees").size());
    }
  }

  private static Set<String> ids(TapRun.Result result, String stream, String field) {
    return result.records(stream).stream()
        .map(each -> each.path(field).asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
