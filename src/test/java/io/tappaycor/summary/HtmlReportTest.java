package io.tappaycor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {

  @TempDir Path home;

  private final StreamReport stream = new StreamReport("pay_rates", true);

  private String page(String id, int exitCode) throws IOException {
    stream.start();
    stream.wrote(1_234);
    Run run =
        new Run(
            id,
            "1.2.3",
            Instant.parse("2026-11-24T05:00:00Z"),
            Duration.ofMinutes(7),
            false,
            exitCode,
            950,
            Collections.nCopies(42, 158));
    Path file = home.resolve("report.html");
    String page = HtmlReport.of(SummaryJson.of(run, List.of(stream), SyncState.empty()), run, file);
    Files.writeString(file, page);
    return page;
  }

  private static int count(String page, String text) {
    return page.split(java.util.regex.Pattern.quote(text), -1).length - 1;
  }

  @Test
  void thePageNeedsNothingFromElsewhereAndRunsNoScript() throws IOException {
    String page = page("r1", 0);

    for (String foreign : List.of("http:", "https:", "src=", "href=", "url(", "@import")) {
      assertFalse(page.contains(foreign), foreign);
    }
    assertEquals(1, count(page, "<script"), "the history, which is data");
    assertTrue(page.contains("<script type=\"application/json\""));
    assertTrue(page.contains("<svg") && page.contains("class=\"limit\""), "calls over time");
  }

  @Test
  void whatIsMissingIsNamedWithWhatToDo() throws IOException {
    stream.skip(new Skip("legal entity 7: ", "not permitted", List.of("View <Pay>")));
    stream.fail(new ExtractionException("Paycor answers <b>500</b>"));

    String page = page("r1", 4);

    assertTrue(page.contains("<code>View &lt;Pay&gt;</code> for pay_rates"), page);
    assertTrue(page.contains("pay_rates: Paycor answers &lt;b&gt;500&lt;/b&gt;"), page);
    assertTrue(page.contains("Incomplete: Paycor could not be read in full"), page);
  }

  @Test
  void theLastRunsAreKeptWhereTheFileExisted() throws IOException {
    page("r1", 4);
    page("r2", 0);
    String page = page("r3", 0);

    assertEquals(3, count(page, "\"run_id\""));
    assertTrue(page.indexOf("\"r3\"") < page.indexOf("\"r1\""), "the newest first");
  }

  @Test
  void noMoreThanThirtyRunsAreKept() throws IOException {
    String page = "";
    for (int run = 0; run < 33; run++) {
      page = page("r" + run, 0);
    }

    assertEquals(30, count(page, "\"run_id\""));
  }

  @Test
  void aFileThatIsNoReportIsReplaced() throws IOException {
    Files.writeString(
        home.resolve("report.html"), "<script type=\"application/json\" id=\"runs\">[");

    assertEquals(1, count(page("r1", 0), "\"run_id\""));
  }
}
