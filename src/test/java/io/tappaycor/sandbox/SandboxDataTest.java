package io.tappaycor.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Invented, but it has to hang together: streams are joined by those who try a pipeline. */
final class SandboxDataTest {

  private static final CompanySettings COMPANY = CompanySettings.defaults(Client.TODAY);
  private static final String V1 = "/v1/legalentities/501123";
  private static final String V2 = "/v2/legalentities/501123";

  @Test
  void equalSettingsGiveEqualAnswersToTheByte() throws Exception {
    try (Client one = Client.start();
        Client other = Client.start()) {
      String id = one.read(V2 + "/employees").path("records").path(5).path("id").asString();
      for (String path :
          List.of(
              V2 + "/employees?include=All",
              V1 + "/persons?include=All",
              V2 + "/departments",
              V1 + "/payrollProcessing?fromCheckDate=2026-01-01&includeOtherPayruns=All",
              V2 + "/punches?startDate=2026-11-01&endDate=2026-11-24",
              V1 + "/timeoffrequests?startDate=2026-09-01&endDate=2026-11-24",
              V2 + "/timeoffaccruals",
              "/v1/employees/" + id + "/payrates",
              "/v1/employees/" + id + "/taxes?include=All")) {
        assertEquals(one.get(path).body(), other.get(path).body());
      }
    }
  }

  @Test
  void anotherSeedGivesOtherPeople() throws Exception {
    try (Client one = Client.start();
        Client other = Client.start(COMPANY.withSeed(7), settings -> settings)) {
      String path = V2 + "/employees";
      assertFalse(one.get(path).body().equals(other.get(path).body()));
    }
  }

  @Test
  void everyReferenceMeetsItsRecord() throws Exception {
    try (Client client = Client.start()) {
      List<JsonNode> employees = client.all(V2 + "/employees?include=All");
      Set<String> ids = values(employees, "id");
      Set<String> persons =
          values(client.all(V1 + "/persons?includeUnpaidWorkersDetails=true"), "id");
      Set<String> departments = values(client.all(V2 + "/departments"), "id");
      for (JsonNode employee : employees) {
        assertTrue(persons.contains(employee.path("person").path("id").asString()));
        assertTrue(departments.contains(employee.path("department").path("id").asString()));
        JsonNode manager = employee.path("positionData").path("manager");
        assertTrue(manager.isNull() || ids.contains(manager.path("id").asString()));
      }
      List<JsonNode> punches = client.all(V2 + "/punches?startDate=2026-11-02&endDate=2026-11-08");
      assertTrue(punches.size() > 100);
      assertTrue(ids.containsAll(values(punches, "employeeId")));
      List<JsonNode> requests =
          client.all(V1 + "/timeoffrequests?startDate=2026-09-01&endDate=2026-11-24");
      assertTrue(ids.containsAll(values(requests, "employeeId")));
      assertTrue(ids.containsAll(values(client.all(V2 + "/timeoffaccruals"), "employeeId")));
    }
  }

  @Test
  void whatIsSetUpOnEmployeesRefersToTheCodes() throws Exception {
    try (Client client = Client.start()) {
      Set<String> earnings = values(client.all(V1 + "/earnings"), "id");
      Set<String> deductions = values(client.all(V1 + "/deductions"), "id");
      Set<String> taxes = values(client.all(V1 + "/taxes"), "legalEntityTaxId");
      for (String id : values(client.all(V2 + "/employees"), "id")) {
        String own = "/v1/employees/" + id;
        for (JsonNode one : client.all(own + "/earnings")) {
          assertTrue(earnings.contains(one.path("legalEntityEarning").path("id").asString()));
          assertTrue(one.path("amountData").isNull());
        }
        for (JsonNode one : client.all(own + "/deductions?include=All")) {
          assertTrue(deductions.contains(one.path("legalEntityDeduction").path("id").asString()));
          assertTrue(one.path("amountData").isArray());
        }
        assertTrue(taxes.containsAll(values(client.all(own + "/taxes"), "legalEntityTaxId")));
        client.all(own + "/DirectDeposits");
      }
    }
  }

  @Test
  void payRatesFollowEachOtherWithoutGaps() throws Exception {
    try (Client client = Client.start()) {
      for (String id : values(client.all(V2 + "/employees"), "id")) {
        String expected = "";
        for (JsonNode rate : client.all("/v1/employees/" + id + "/payrates")) {
          String start = rate.path("effectiveStartDate").asString().substring(0, 10);
          assertTrue(expected.isEmpty() || expected.equals(start));
          String end = rate.path("effectiveEndDate").asString();
          expected =
              end.isEmpty()
                  ? "9999"
                  : java.time.LocalDate.parse(end.substring(0, 10)).plusDays(1).toString();
        }
      }
    }
  }

  @Test
  void paystubsAddUpToTheCent() throws Exception {
    try (Client client = Client.start()) {
      List<JsonNode> runs =
          client.all(V1 + "/payrollProcessing?fromCheckDate=2026-05-01&includeOtherPayruns=All");
      Set<String> keys = new HashSet<>();
      int checks = 0;
      for (JsonNode run : runs) {
        String planner = run.path("plannerId").asString();
        for (JsonNode stub : client.all(V1 + "/paystubs?include=All&plannerId=" + planner)) {
          checks++;
          assertAddsUp(stub);
          assertEquals(planner, stub.path("plannerId").asString());
          keys.add(stub.path("checkNumber").asString());
        }
      }
      assertTrue(checks > 500);
      assertEquals(checks, keys.size());
    }
  }

  private static void assertAddsUp(JsonNode stub) {
    BigDecimal gross = stub.path("grossAmount").decimalValue();
    BigDecimal taxes = stub.path("taxes").path("totalTaxesAmount").decimalValue();
    BigDecimal deductions = stub.path("deductions").path("totalDeductionsAmount").decimalValue();
    assertEquals(gross, sum(stub.path("earnings").path("earnings"), "earningAmount"));
    assertEquals(taxes, sum(stub.path("taxes").path("taxes"), "taxAmount"));
    assertEquals(deductions, sum(stub.path("deductions").path("deductions"), "deductionAmount"));
    BigDecimal withheld = sum(stub, "taxes", "totalEmployeeTaxAmount");
    BigDecimal deducted = sum(stub, "deductions", "totalEmployeeDeductionsAmount");
    assertEquals(
        gross.subtract(withheld).subtract(deducted), stub.path("netAmount").decimalValue());
    assertEquals(taxes, withheld.add(sum(stub, "taxes", "totalEmployerTaxAmount")));
    assertEquals(
        deductions, deducted.add(sum(stub, "deductions", "totalEmployerDeductionsAmount")));
    assertTrue(stub.path("netAmount").decimalValue().signum() > 0);
  }

  private static BigDecimal sum(JsonNode stub, String part, String field) {
    return stub.path(part).path(field).decimalValue();
  }

  /** What a run costs and whom the money is owed to is equal, and is what its checks say. */
  @Test
  void ledgersBalanceAndAgreeWithThePaystubs() throws Exception {
    try (Client client = Client.start()) {
      String planner =
          client
              .all(V1 + "/payrollProcessing?fromCheckDate=2026-05-01")
              .get(0)
              .path("plannerId")
              .asString();
      BigDecimal debits = BigDecimal.ZERO;
      BigDecimal credits = BigDecimal.ZERO;
      for (JsonNode entry : client.all(V1 + "/generalledger?plannerId=" + planner)) {
        debits = debits.add(entry.path("debitAmount").asDecimal(BigDecimal.ZERO));
        credits = credits.add(new BigDecimal(entry.path("creditAmount").asString("0")));
      }
      BigDecimal cost = BigDecimal.ZERO;
      for (JsonNode stub : client.all(V1 + "/paystubs?include=All&plannerId=" + planner)) {
        cost = cost.add(stub.path("grossAmount").decimalValue());
        cost = cost.add(sum(stub, "taxes", "totalEmployerTaxAmount"));
        cost = cost.add(sum(stub, "deductions", "totalEmployerDeductionsAmount"));
      }
      assertTrue(debits.signum() > 0);
      assertEquals(debits, credits);
      assertEquals(debits, cost);
    }
  }

  @Test
  void bonusRunsShowOnlyWhenAskedForAndPlannedRunsHaveNoChecks() throws Exception {
    try (Client client = Client.start()) {
      String path = V1 + "/payrollProcessing?fromCheckDate=2025-11-24";
      Set<String> regular = values(client.all(path), "runType");
      assertEquals(Set.of("R"), regular);
      List<JsonNode> all = client.all(path + "&includeOtherPayruns=All");
      assertEquals(Set.of("R", "A", "J"), values(all, "runType"));
      assertEquals(
          Set.of("R", "A"), values(client.all(path + "&includeOtherPayruns=A"), "runType"));
      String planned = all.get(all.size() - 1).path("plannerId").asString();
      assertTrue(client.all(V1 + "/paystubs?plannerId=" + planned).isEmpty());
    }
  }

  @Test
  void someDaysHaveTwoPunchesAndTodaySomeAreStillAtWork() throws Exception {
    try (Client client = Client.start()) {
      List<JsonNode> today = client.all(V2 + "/punches?startDate=2026-11-24&endDate=2026-11-24");
      assertTrue(today.stream().anyMatch(one -> one.path("punchOut").isNull()));
      assertTrue(today.size() > values(today, "employeeId").size());
      assertEquals(Set.of("2026-11-24T00:00:00"), values(today, "displayDate"));
    }
  }

  @Test
  void tenThousandEmployeesStartInUnderASecond() throws Exception {
    CompanySettings big = COMPANY.withEmployees(10_000);
    long start = System.nanoTime();
    Sandbox.start(big, ServerSettings.defaults()).close();
    assertTrue((System.nanoTime() - start) / 1_000_000 < 1000);
    try (Client client = Client.start(big, one -> one)) {
      assertEquals(100, client.read(V2 + "/employees?include=All").path("records").size());
    }
  }

  @Test
  void smallAnswersAreNotHeldBack() throws Exception {
    try (Client client = Client.start()) {
      String path = "/v1/legalentities/ActivatedLegalEntityTenantList";
      for (int i = 0; i < 50; i++) {
        client.read(path);
      }
      long start = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        client.read(path);
      }
      // 40 ms each if a delayed acknowledgement held them up.
      assertTrue((System.nanoTime() - start) / 1_000_000 < 2000);
    }
  }

  private static Set<String> values(List<JsonNode> records, String field) {
    Set<String> values = new HashSet<>();
    records.forEach(one -> values.add(one.path(field).asString()));
    return values;
  }

  private static BigDecimal sum(JsonNode items, String field) {
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (JsonNode item : items) {
      sum = sum.add(item.path(field).decimalValue());
    }
    return sum;
  }
}
