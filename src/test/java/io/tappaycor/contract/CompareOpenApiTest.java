package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes in the structure of Paycor's API documents are reported, and nothing else. */
final class CompareOpenApiTest {

  private static final Path SMALL = Path.of("src", "test", "resources", "openapi", "small.json");
  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";

  @TempDir Path home;
  private ChangedDocument documents;

  @BeforeEach
  void startFromTheFacts() {
    documents = new ChangedDocument(home);
  }

  @Test
  void aDocumentLikeTheFactsDoesNotDiffer() throws IOException {
    assertEquals(
        new ChangedDocument.Result(0, List.of("Nothing differs.")),
        documents.changed(document -> {}));
  }

  @Test
  void newGoneAndChangedFieldsAndEndpointsAreReported() {
    ChangedDocument.Result result = ChangedDocument.run(SMALL.toString());

    assertEquals(1, result.code());
    assertEquals(
        List.of(
            "type of jobCode: integer int32, was string",
            "jobCode is never null",
            "new field: history (array of object)",
            "field gone: jobTitle",
            "field gone: jobCategory",
            "field gone: isArchived",
            "parameter gone: continuationToken",
            "parameter gone: legalEntityId",
            "data access: View Job Titles Of All, was View Legal Entity Job Titles"),
        result.lines().stream()
            .filter(line -> line.startsWith("job_titles: "))
            .map(line -> line.substring("job_titles: ".length()))
            .toList());
    assertTrue(result.lines().contains("employees, employments: endpoint gone: GET " + EMPLOYEES));
    assertTrue(
        result.lines().contains("new endpoint: GET /v1/legalentities/{legalEntityId}/parrots"));
  }

  @Test
  void aChangedEnumerationIsReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document -> {
              ArrayNode values =
                  (ArrayNode)
                      ChangedDocument.parameter(document, EMPLOYEES, "statusFilter")
                          .at("/schema/enum");
              values.remove(0);
              values.add("Sabbatical");
            });

    assertEquals(
        List.of(
            "employees, employments: parameter statusFilter: new value Sabbatical",
            "employees, employments: parameter statusFilter: value gone: Active"),
        result.lines());
  }

  @Test
  void aNewRequiredParameterIsReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document ->
                ((ArrayNode) ChangedDocument.get(document, TITLES).path("parameters"))
                    .addObject()
                    .put("name", "asOf")
                    .put("in", "query")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string"));

    assertEquals(
        List.of("job_titles: new parameter: asOf (query string, required)"), result.lines());
  }

  @Test
  void aParameterThatBecomesRequiredIsReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document ->
                ChangedDocument.parameter(document, EMPLOYEES, "lastName").put("required", true));

    assertEquals(List.of("employees, employments: parameter lastName is required"), result.lines());
  }

  @Test
  void changedNullabilityIsReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document ->
                ((ObjectNode) document.at("/components/schemas/v1:ATSAccount/properties/id"))
                    .remove("nullable"));

    assertEquals(List.of("ats_accounts: id is never null"), result.lines());
  }

  @Test
  void deprecationsAreReported() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document -> {
              ChangedDocument.get(document, TITLES).put("deprecated", true);
              ChangedDocument.parameter(document, TITLES, "continuationToken")
                  .put("deprecated", true);
              ((ObjectNode) document.at("/components/schemas/v1:ATSAccount/properties/title"))
                  .put("deprecated", true);
            });

    assertEquals(
        List.of(
            "ats_accounts: field deprecated: title",
            "job_titles: deprecated",
            "job_titles: parameter deprecated: continuationToken"),
        result.lines().stream().sorted().toList());
  }

  @Test
  void aPostThatReadsIsReportedAndOneThatWritesIsNot() throws IOException {
    ChangedDocument.Result result =
        documents.changed(
            document -> {
              ObjectNode paths = (ObjectNode) document.path("paths");
              paths
                  .putObject("/v1/cages")
                  .putObject("post")
                  .put("description", "Data Access: Create Cages");
              paths
                  .putObject("/v1/cages/search")
                  .putObject("post")
                  .put("description", "Data Access: View Cages");
              paths
                  .putObject("/v1/customfields")
                  .putObject("post")
                  .putArray("parameters")
                  .addObject()
                  .put("name", "continuationToken")
                  .put("in", "query");
            });

    assertEquals(
        List.of("new endpoint: POST /v1/cages/search", "new endpoint: POST /v1/customfields"),
        result.lines());
  }

  @Test
  void withoutADocumentTheUsageIsShown() {
    ChangedDocument.Result result = ChangedDocument.run();

    assertEquals(2, result.code());
    assertTrue(result.lines().get(0).startsWith("Usage: "), result.lines().toString());
  }

  @Test
  void anotherKindOfDocumentIsRejected() {
    ChangedDocument.Result result = ChangedDocument.run("src/test/resources/facts/joins.json");

    assertEquals(2, result.code(), result.lines().toString());
  }
}
