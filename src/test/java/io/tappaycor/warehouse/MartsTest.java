package io.tappaycor.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The marts say what the records say: compared with numbers that Java takes from the JSON. */
final class MartsTest {

  private static Warehouse warehouse;
  private static Connection connection;
  private static Expected expected;

  @BeforeAll
  static void build() throws SQLException {
    warehouse = Warehouse.orSkip();
    connection = warehouse.connect();
    DbtProject.of(DbtProject.Names.EXACT, Warehouse.SCHEMA, "marts").build(connection);
    expected = new Expected(warehouse);
  }

  @AfterAll
  static void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private static void assertSame(List<List<String>> wanted, String sql) throws SQLException {
    List<List<String>> rows =
        Warehouse.rows(connection, sql).stream()
            .map(row -> row.stream().map(MartsTest::plain).toList())
            .toList();
    assertTrue(wanted.size() > 5, "too few rows to prove anything");
    assertEquals(sorted(wanted), sorted(rows));
  }

  private static String plain(String value) {
    return value.matches("-?\\d+\\.\\d+") ? Expected.plain(new BigDecimal(value)) : value;
  }

  private static String sorted(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    rows.stream()
        .sorted(Comparator.comparing(List::toString))
        .forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  @Test
  void headcountAndTurnoverByMonth() throws SQLException {
    assertSame(
        expected.headcount(),
        "select month_start, headcount_start, hires, terminations, headcount_end from marts.headcount_and_turnover_by_month");
    assertEquals(
        List.of(),
        Warehouse.rows(
            connection,
            "select * from marts.headcount_and_turnover_by_month where turnover_rate <> round(terminations / ((headcount_start + headcount_end) / 2.0), 4)"));
  }

  @Test
  void payrollCostByDepartment() throws SQLException {
    assertSame(
        Expected.rows(expected.costs()),
        "select month_start, department_code, earnings, employer_taxes, employer_contributions from marts.payroll_cost_by_department");
    assertEquals(
        List.of(List.of("0")),
        Warehouse.rows(
            connection,
            "select count(*) from marts.payroll_cost_by_department where department_name is null or total_cost <> earnings + employer_taxes + employer_contributions"));
  }

  @Test
  void leaveLiability() throws SQLException {
    assertSame(
        expected.liability(),
        "select employee_id, time_off_type_code, balance_hours, liability from marts.leave_liability");
  }

  @Test
  void hoursAgainstPay() throws SQLException {
    assertSame(
        Expected.rows(expected.hours()),
        "select employee_id, period_start, earning_code, time_card_hours, paid_hours from marts.hours_against_pay");
  }

  @Test
  void employeeByDay() throws SQLException {
    assertSame(
        expected.days(),
        "select employee_id, day, hourly_rate, worked_hours, leave_hours from marts.employee_by_day");
  }

  @Test
  void payrollReconciliation() throws SQLException {
    assertSame(
        Expected.rows(expected.runs()),
        "select planner_id, gross, net, debits from marts.payroll_reconciliation");
    assertEquals(
        List.of(List.of("0")),
        Warehouse.rows(
            connection,
            "select count(*) from marts.payroll_reconciliation where (gross_difference, net_difference, ledger_difference, cost_difference) <> (0, 0, 0, 0)"));
  }

  /** Other targets name columns in another way; the marts come out the same. */
  @ParameterizedTest
  @EnumSource(names = {"LOWER", "SNAKE"})
  void theMartsAreTheSameHoweverTheTargetNamesColumns(DbtProject.Names names) throws SQLException {
    String source = "paycor_" + names;
    Renamed.copy(connection, Warehouse.SCHEMA, source, names);
    DbtProject project = DbtProject.of(names, source, "marts_" + names);
    project.build(connection);

    for (String model : project.models()) {
      String difference =
          "select count(*) from (select * from marts.%1$s except all select * from marts_%2$s.%1$s) as missing"
              .formatted(model, names);
      assertEquals(List.of(List.of("0")), Warehouse.rows(connection, difference), model);
    }
  }
}
