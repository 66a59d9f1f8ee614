package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ReportsTest {

  private static final Set<String> STREAMS =
      Set.of("report_users", "reports", "report_parameters", "report_rows");

  @TempDir Path home;

  @Test
  void theReportsThatTheConfigNamesAreRead() {
    Path catalog =
        Catalogs.edited(
            home,
            (stream, entry) -> {
              if (STREAMS.contains(stream)) {
                Catalogs.metadata(entry).put("selected", true);
              } else if (entry.path("breadcrumb").isEmpty()) {
                Catalogs.metadata(entry).put("selected", false);
              }
            });

    TapRun.Result result =
        TapRun.in(home).run("--sandbox", "--employees", 12, "--catalog", catalog);

    assertEquals(0, result.code(), result.err());
    assertEquals(3, result.records("report_users").size());
    assertEquals(6, result.records("reports").size());
    assertEquals(1, result.records("report_parameters").size());
    assertEquals(12, result.records("report_rows").size());
    JsonNode row = result.records("report_rows").get(0);
    assertEquals(1, row.path("sequence").asInt());
    assertTrue(row.path("namedValues").has("Employee Number"), row.toString());
    assertEquals(3, row.path("values").size(), row.toString());
  }

  @Test
  void aReportStreamWithoutItsSettingsIsRefusedBeforeAnyCall() {
    Path catalog = Catalogs.selecting(home, STREAMS);
    try (Company company = Company.small(home)) {
      company.config().remove("report_scope");
      company.config().remove("report_templates");

      TapRun.Result result = company.sync("--catalog", catalog);

      assertEquals(2, result.code(), result.err());
      assertTrue(
          result.err().contains("report_scope is not set: set it in the config, or deselect"),
          result.err());
      assertTrue(
          result.err().contains("report_templates is not set")
              && result.err().contains("(report_parameters, report_rows)"),
          result.err());
      assertEquals(0, company.traffic().calls("/Reporting/"));
    }
  }
}
