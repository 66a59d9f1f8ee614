package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.config.ReportChoice;
import io.tappaycor.config.ReportChoice.Report;
import io.tappaycor.http.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports are those that the user named, of the users of the legal entity. */
final class ReportBuilderTest {

  private static final String USERS = "/v1/Reporting/{scope}/ReportingUsers";
  private static final String REPORTS = "/v1/Reporting/{legalEntityId}/ReportIdentifiers/{userId}";
  private static final String ROWS =
      "/v1/Reporting/{legalEntityId}/TemplateData/{templateId}/{userId}";

  private final ShortRun run = new ShortRun();

  @BeforeEach
  void paycor() {
    run.api
        .lists(
            USERS,
            "{\"userId\": \"u1\", \"legalEntityId\": 7}",
            "{\"userId\": \"u2\", \"legalEntityId\": \"7\"}",
            "{\"userId\": \"u3\", \"legalEntityId\": 8}")
        .lists(REPORTS, "{\"templateId\": \"T2\"}", "{\"templateId\": \"T1\"}")
        .rules(ROWS, any -> "{\"data\": [{\"f\": 1}, {\"f\": 2}], \"totalRows\": 2}");
  }

  private ShortRun.Outcome read(Report... reports) {
    return run.reporting(new Reports(Optional.of("Reporting"), new ReportChoice(List.of(reports))))
        .run("report_rows");
  }

  private List<String> paths(String template) {
    return run.api.calls(template).stream().map(Target::path).toList();
  }

  private static Stream<JsonNode> records(ShortRun.Outcome outcome) {
    return outcome.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .map(message -> message.path("record"));
  }

  @Test
  void aTemplateIsReadForEveryUserOfTheLegalEntityWhoHasIt() {
    ShortRun.Outcome outcome = read(new Report(Optional.empty(), "t1"));

    assertEquals(
        List.of("/v1/Reporting/7/TemplateData/T1/u1", "/v1/Reporting/7/TemplateData/T1/u2"),
        paths(ROWS));
    assertEquals(
        List.of("u1/T1/1", "u1/T1/2", "u2/T1/1", "u2/T1/2"),
        records(outcome)
            .map(
                row ->
                    "%s/%s/%d"
                        .formatted(
                            row.path("userId").asString(),
                            row.path("templateId").asString(),
                            row.path("sequence").asInt()))
            .toList());
    assertEquals(List.of(), outcome.report().failures());
  }

  @Test
  void whoIsNotNamedIsNotAskedForReports() {
    read(new Report(Optional.of("U2"), "T2"));

    assertEquals(List.of("/v1/Reporting/7/ReportIdentifiers/u2"), paths(REPORTS));
    assertEquals(List.of("/v1/Reporting/7/TemplateData/T2/u2"), paths(ROWS));
  }

  @Test
  void fewerRowsThanTheTotalFailTheStream() {
    run.api.rules(
        ROWS,
        target ->
            target.path().contains("u1")
                ? "{\"data\": [{}], \"totalRows\": 3}"
                : "{\"data\": [{}], \"totalRows\": 1}");

    ShortRun.Outcome outcome = read(new Report(Optional.empty(), "T1"));

    assertEquals(1, outcome.report().failures().size());
    assertTrue(
        outcome.report().failures().get(0).getMessage().contains("1 of 3 rows"),
        outcome.report().failures().toString());
    assertEquals(1, records(outcome).count(), "the other user's");
  }

  @Test
  void theSameTemplateOfTwoUsersIsNotTakenForReadAfterACut() {
    run.slowly().api.statuses(ROWS, target -> target.path().contains("u2") ? 500 : 200);
    ShortRun.Outcome cut = read(new Report(Optional.empty(), "T1"));

    assertTrue(
        cut.offsets().toString().contains("u1/T1") || !cut.report().failures().isEmpty(),
        cut.offsets().toString());
    run.api.statuses(ROWS, any -> 200);
    run.finishing().run("report_rows");
    assertEquals("/v1/Reporting/7/TemplateData/T1/u2", paths(ROWS).get(paths(ROWS).size() - 1));
    assertEquals(
        1, paths(ROWS).stream().filter(path -> path.endsWith("/u1")).count(), "u1 is read once");
  }

  @Test
  void aReportThatNobodyHasFailsTheStream() {
    ShortRun.Outcome outcome =
        read(new Report(Optional.empty(), "T1"), new Report(Optional.of("u1"), "T9"));

    assertEquals(4, records(outcome).count(), "what was found is written");
    assertEquals(
        List.of(
            "No user has the report T9: check report_templates against the stream reports, and"
                + " whether the report is still there and shared"),
        outcome.report().failures().stream().map(Throwable::getMessage).toList());
  }

  @Test
  void aReportOfALegalEntityThatAnotherRunReadsIsNotMissed() {
    Report other = new Report(Optional.of("u3"), "T1");
    run.beside(8);

    assertEquals(List.of(), read(new Report(Optional.of("u1"), "T1"), other).report().failures());
    assertEquals(List.of("/v1/Reporting/7/TemplateData/T1/u1"), paths(ROWS));
  }

  @Test
  void ofRunsThatShareALoginOneMissesAReportThatNobodyHas() {
    Report nowhere = new Report(Optional.empty(), "T9");

    run.of(8).beside(7);
    assertEquals(List.of(), read(nowhere).report().failures());
    run.of(7).beside(8);
    assertEquals(1, read(nowhere).report().failures().size());
  }

  @Test
  void aReportMayBeInAListThatCannotBeReadHere() {
    run.beside(8).api.statuses(REPORTS, target -> target.path().contains("/8/") ? 500 : 200);

    assertEquals(List.of(), read(new Report(Optional.empty(), "T9")).report().failures());
  }

  @Test
  void aReportOfAUserWhoIsNotThereFailsTheStream() {
    ShortRun.Outcome outcome = read(new Report(Optional.of("u9"), "T1"));

    assertEquals(1, outcome.report().failures().size());
  }
}
