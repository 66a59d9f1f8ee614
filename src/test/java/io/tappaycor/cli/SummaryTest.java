package io.tappaycor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads at the end of a run, and while it runs on a terminal. */
final class SummaryTest {

  private final StreamReport employees = new StreamReport("employees", true);
  private final StreamReport ledger =
      new StreamReport("general_ledger_by_employee_and_depth", true);
  private final StreamReport later = new StreamReport("paystubs", true);

  private List<String> printed(int columns) {
    employees.start();
    employees.wrote(123_456_789);
    employees.complete();
    employees.end();
    employees.took(Duration.ofSeconds(12_345));
    ledger.start();
    ledger.skip(
        new Skip("legal entity 7: ", "not permitted: enable …", List.of("View Ledger", "View B")));
    ledger.complete();
    ledger.end();
    List<String> lines = new ArrayList<>();
    new Summary(columns, lines::add).print(List.of(employees, ledger, later));
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 200})
  void theTableKeepsToTheWidth(int columns) {
    List<String> table = printed(columns).subList(0, 4);

    table.forEach(line -> assertTrue(line.length() <= columns, line));
    assertTrue(table.get(1).matches("employees +123456789 .* ok"), table.get(1));
    assertEquals(columns > 60, table.get(2).startsWith(ledger.stream()), table.get(2));
  }

  @Test
  void aStreamThatWasNotStartedIsCountedAndNotListed() {
    List<String> lines = printed(80);

    assertTrue(lines.contains("1 stream was not started: the next run reads it"));
    assertFalse(lines.toString().contains("paystubs"), lines.toString());
  }

  @Test
  void whatIsNotPermittedIsGatheredByTheNamesToEnable() {
    List<String> lines = printed(80);

    assertTrue(
        lines.contains(
            "  \"View Ledger\", \"View B\" (legal entity 7: general_ledger_by_employee_and_depth)"),
        lines.toString());
  }

  @Test
  void theTotalsAreInTheLastRow() {
    assertTrue(printed(80).get(3).matches("2 streams +123456789 +0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 200})
  void theBarKeepsToTheWidthAndHasNoColorIfNoneIsWanted(int columns) {
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    AtomicLong nanos = new AtomicLong();
    ProgressBar bar =
        new ProgressBar(
            new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8),
            new Terminal(columns, false),
            () -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()));
    printed(80);
    later.plan(1_000_000);
    bar.started(List.of(employees, ledger, later));
    bar.at(employees, "");

    String line = err.toString(java.nio.charset.StandardCharsets.UTF_8).replace("\r\u001b[K", "");
    assertTrue(line.length() < columns, line);
    assertTrue(line.startsWith("[#####."), line);
    assertTrue(line.contains("2 of 3 streams, 123,456,789 reco"), line);
    assertFalse(line.contains("\u001b["), "color");
  }

  @Test
  void theBarSaysHowLongTheRestTakes() {
    ProgressBar bar =
        new ProgressBar(
            new java.io.PrintStream(java.io.OutputStream.nullOutputStream()),
            new Terminal(80, true),
            () -> 0);
    later.start();
    later.plan(5_000);
    bar.started(List.of(later));

    assertTrue(bar.line(Duration.ofMinutes(1)).contains("0 of 5,000 calls"));
  }
}
