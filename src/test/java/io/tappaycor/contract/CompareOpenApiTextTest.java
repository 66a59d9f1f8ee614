package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes in the descriptions of Paycor's API documents are reported. */
final class CompareOpenApiTextTest {

  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";
  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";

  @TempDir Path home;
  private ChangedDocument documents;

  @BeforeEach
  void startFromTheFacts() {
    documents = new ChangedDocument(home);
  }

  @Test
  void changedDateRulesAreReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document ->
                ChangedDocument.describe(
                    document,
                    PUNCHES,
                    "range can be no greater than 90 days",
                    "range can be no greater than 31 days\n* Dates must lie in one pay period"));

    assertEquals(
        List.of(
            "time_card_punches: date rule \"Dates must lie in one pay period\": stated, was none",
            "time_card_punches: date rule maxRangeDays: 31, was 90"),
        result.lines());
  }

  @Test
  void aDateRuleInTheTextOfAParameterIsReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document ->
                ChangedDocument.parameter(
                        document, "/v1/legalentities/{legalEntityId}/forecasting", "startDate")
                    .put("description", "Start date, which must not be more than 180 days ago"));

    assertEquals(List.of("forecasts: date rule maxAgeDays: 180, was none"), result.lines());
  }

  @Test
  void dataAccessIsReadInAllSpellings() throws IOException {
    assertEquals(
        0,
        documents
            .changed(document -> ChangedDocument.describe(document, TITLES, "Access: ", "access="))
            .code());
    assertEquals(
        List.of("job_titles: data access: View Titles, was View Legal Entity Job Titles"),
        documents
            .changed(
                document ->
                    ChangedDocument.describe(
                        document,
                        TITLES,
                        "Access: View Legal Entity Job Titles",
                        "Access=View Titles"))
            .lines());
  }

  @Test
  void anAdditionalOrMissingDataAccessIsReported() throws IOException {
    assertEquals(
        List.of(
            "job_titles: data access: View Legal Entity Job Titles, View Codes,"
                + " was View Legal Entity Job Titles"),
        documents
            .changed(
                document ->
                    ChangedDocument.describe(document, TITLES, "Titles", "Titles, View Codes"))
            .lines());
    assertEquals(
        List.of("job_titles: data access: none, was View Legal Entity Job Titles"),
        documents
            .changed(document -> ChangedDocument.get(document, TITLES).remove("description"))
            .lines());
  }

  @Test
  void aNewIncludeAndItsDataAccessAreReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document -> {
              ObjectNode include = ChangedDocument.parameter(document, EMPLOYEES, "include");
              ((ArrayNode) include.at("/schema/items/enum")).add("Photo");
              include.put(
                  "description", include.path("description").asString() + "\nPhoto = View Photos");
            });

    assertEquals(
        List.of(
            "employees, employments: parameter include: new value Photo",
            "employees, employments: data access of include Photo: View Photos, was none"),
        result.lines());
  }
}
