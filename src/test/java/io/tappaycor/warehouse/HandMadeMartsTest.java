package io.tappaycor.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.json.Json;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.stream.StreamTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases that the sandbox does not have, with numbers worked out by hand. */
final class HandMadeMartsTest {

  private static final List<String> STREAMS =
      List.of(
          "employees", "pay_rates", "departments", "payroll_runs", "paystubs", "general_ledger");
  private static final List<String> MORE =
      List.of("time_card_punches", "time_off_requests", "time_off_accruals");

  private final StringBuilder messages = new StringBuilder();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = TestDatabase.orSkip().connect();
    STREAMS.forEach(this::declare);
    MORE.forEach(this::declare);
  }

  @AfterEach
  void close() throws SQLException {
    if (connection != null) {
      connection.createStatement().execute("drop schema if exists made cascade");
      connection.commit();
      connection.close();
    }
  }

  private void declare(String stream) {
    ObjectNode message = Json.NODES.objectNode().put("type", "SCHEMA").put("stream", stream);
    message.set("schema", SchemaLibrary.schemaOf(stream));
    ArrayNode keys = message.putArray("key_properties");
    StreamTable.named(stream).orElseThrow().keyProperties().forEach(keys::add);
    messages.append(message).append('\n');
  }

  private void record(String stream, String record) {
    messages.append(
        "{\"type\":\"RECORD\",\"stream\":\"%s\",\"time_extracted\":\"2026-11-20T00:00:00Z\",\"record\":%s}\n"
            .formatted(stream, record.replace('\'', '"').replace("\n", " ")));
  }

  private List<List<String>> rows(String sql) throws SQLException, IOException {
    PostgresTarget.load(
        connection,
        "made",
        new BufferedReader(new StringReader(messages.toString())),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    DbtProject.of(DbtProject.Names.EXACT, "made", "made_marts").build(connection);
    return Warehouse.rows(connection, sql);
  }

  private void employee(String id, String dates) {
    record(
        "employees",
        "{'id': '%s', 'legalEntityId': 1, 'employmentDateData': {%s}}".formatted(id, dates));
  }

  private void check(int number, String earnings, String employerTax, String contribution) {
    record(
        "paystubs",
        """
        {'employeeId': 'e1', 'plannerId': 'p1', 'checkNumber': %d, 'checkType': 'Regular',
         'legalEntityId': 1, 'checkDate': '2026-11-06T00:00:00Z', 'grossAmount': 0, 'netAmount': 0,
         'earnings': %s, 'taxes': {'totalEmployerTaxAmount': %s, 'taxes': null},
         'deductions': {'totalEmployerDeductionsAmount': %s}}
        """
            .formatted(number, earnings, employerTax, contribution));
  }

  private static String line(int department, String amount) {
    return "{'earningCode': 'REG', 'departmentCode': %d, 'earningAmount': %s}"
        .formatted(department, amount);
  }

  @Test
  void someoneWhoComesBackIsHiredTwice() throws Exception {
    employee(
        "e1",
        "'hireDate': '2026-06-15T00:00:00Z', 'terminationDate': '2026-07-31T00:00:00Z', 'reHireDate': '2026-09-01T00:00:00Z'");
    employee("e2", "'hireDate': '2026-07-01T00:00:00Z', 'terminationDate': null");
    employee("e3", "'hireDate': '2026-12-01T00:00:00Z'");

    assertEquals(
        List.of(
            List.of("2026-06-01", "0", "1", "0", "1"),
            List.of("2026-07-01", "1", "1", "1", "1"),
            List.of("2026-08-01", "1", "0", "0", "1"),
            List.of("2026-09-01", "1", "1", "0", "2"),
            List.of("2026-10-01", "2", "0", "0", "2"),
            List.of("2026-11-01", "2", "0", "0", "2")),
        rows(
            "select month_start, headcount_start, hires, terminations, headcount_end from made_marts.headcount_and_turnover_by_month order by 1"));
  }

  @Test
  void employerCostsFollowTheEarningsOfTheCheck() throws Exception {
    check(
        1,
        "{'earnings': [%s, %s]}".formatted(line(100, "300.00"), line(200, "100.00")),
        "30",
        "10");
    check(2, "{'earnings': [%s, %s]}".formatted(line(300, "50"), line(400, "-50")), "2", "0");
    check(3, "null", "5", "null");
    check(4, "{'earnings': null}", "null", "1");

    assertEquals(
        List.of(
            List.of("100", "300.00", "22.50", "7.50"),
            List.of("200", "100.00", "7.50", "2.50"),
            List.of("300", "50", "1.00", "0.00"),
            List.of("400", "-50", "1.00", "0.00"),
            List.of("null", "0", "5.00", "1.00")),
        rows(
            "select department_code, earnings, employer_taxes, employer_contributions from made_marts.payroll_cost_by_department order by 1"));
  }

  @Test
  void leaveWithoutARateIsNotWorthNothing() throws Exception {
    String hired = "'hireDate': '2020-01-01T00:00:00Z'";
    employee("e1", hired);
    employee("e2", hired);
    employee("e3", hired + ", 'terminationDate': '2026-11-19T00:00:00Z'");
    for (String id : List.of("e1", "e2", "e3")) {
      record(
          "time_off_accruals",
          "{'employeeId': '%s', 'legalEntityId': 1, 'typeBalances': [{'timeOffTypeCode': 'VAC', 'currentBalance': 10}]}"
              .formatted(id));
    }
    rate("r1", 2, "'Hourly'", 99, "2020-01-01", "null");
    rate("r2", 1, "'Salary'", 41600, "2020-01-01", "'2026-11-20T00:00:00Z'");
    rate("r3", 1, "'Salary'", 83200, "2026-11-21", "null");

    assertEquals(
        List.of(List.of("e1", "20.0000", "200.00"), List.of("e2", "null", "null")),
        rows(
            "select employee_id, hourly_rate, liability from made_marts.leave_liability order by 1"));
  }

  private void rate(String id, int number, String type, int amount, String from, String to) {
    record(
        "pay_rates",
        "{'employeeId': 'e1', 'id': '%s', 'sequenceNumber': %d, 'type': %s, 'payRate': %4$d, 'annualPayRate': %4$d, 'annualHours': null, 'effectiveStartDate': '%5$sT00:00:00Z', 'effectiveEndDate': %6$s}"
            .formatted(id, number, type, amount, from, to));
  }

  @Test
  void aCheckThatDoesNotAddUpShows() throws Exception {
    record(
        "payroll_runs",
        "{'plannerId': 'p1', 'legalEntityId': 1, 'checkDate': '2026-11-06T00:00:00Z', 'runType': 'R'}");
    record("payroll_runs", "{'plannerId': 'p2', 'legalEntityId': 1}");
    record(
        "paystubs",
        """
        {'employeeId': 'e1', 'plannerId': 'p1', 'checkNumber': 1, 'checkType': 'Regular',
         'grossAmount': 100, 'netAmount': 69,
         'earnings': {'earnings': [{'earningCode': 'REG', 'earningAmount': 99}]},
         'taxes': {'totalEmployeeTaxAmount': 20, 'totalEmployerTaxAmount': 8},
         'deductions': {'totalEmployeeDeductionsAmount': 10, 'totalEmployerDeductionsAmount': 2}}
        """);
    record("general_ledger", "{'plannerId': 'p1', 'sequence': 1, 'debitAmount': 107}");
    record("general_ledger", "{'plannerId': 'p1', 'sequence': 2, 'creditAmount': 110}");

    assertEquals(
        List.of(List.of("p1", "1", "1", "1", "-3", "-3")),
        rows(
            "select planner_id, checks, gross_difference, net_difference, ledger_difference, cost_difference from made_marts.payroll_reconciliation"));
  }
}
