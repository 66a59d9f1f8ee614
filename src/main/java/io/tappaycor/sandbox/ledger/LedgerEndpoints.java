package io.tappaycor.sandbox.ledger;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.PayrollRun;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.pay.Paystub;
import io.tappaycor.sandbox.pay.SetUp;
import io.tappaycor.sandbox.random.Seed;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The ledger entries of a payroll run, for each check and account. */
public final class LedgerEndpoints {

  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V1_CAPITAL = "/v1/legalEntities/{legalEntityId}/";
  private static final String PLANNER = "plannerId";
  private static final int IMPORTS = 3;

  private LedgerEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        ledger(V1 + "generalledger", "View General Ledger Data", "GeneralLedger"),
        ledger(
            V1 + "generalledgerwithemployee",
            "View General Ledger With Employee Data",
            "EmployeeData"),
        ledger(V1 + "generalledgerbydepth", "View General Ledger Data", "GeneralLedger")
            .with(Parameter.number("depth").mandatory()),
        ledger(
                V1 + "generalledgerwithemployeebydepth",
                "View General Ledger With Employee Data",
                "EmployeeData")
            .with(Parameter.number("depth").mandatory()),
        ledger(
            V1_CAPITAL + "GeneralLedgerJobCosting",
            "View General Ledger Job Costing Data",
            "JobCosting"),
        ledger(
            V1_CAPITAL + "GeneralLedgerJobCostingWithEmployee",
            "View General Ledger Job Costing With Employee Data",
            "JobCostingEmployeeData"),
        of(V1_CAPITAL + "GetRetirementData", "View Retirement Data", LedgerEndpoints::retirement),
        Endpoint.array(
                "/v2/legalentities/{legalEntityId}/payrollhours",
                "View Legal Entity Imported Payroll Hours",
                call -> Rows.of(imported(call)))
            .with(
                Parameter.text("processId"),
                Parameter.date("businessStartDate"),
                Parameter.date("businessEndDate")));
  }

  private static Endpoint ledger(String path, String dataAccess, String form) {
    return of(path, dataAccess, (employee, run) -> entries(employee, run, form));
  }

  private static Endpoint of(
      String path, String dataAccess, BiFunction<Employee, PayrollRun, List<ObjectNode>> records) {
    return Endpoint.page(path, dataAccess, perCheck(records))
        .with(Parameter.text(PLANNER).mandatory());
  }

  private static Function<Call, Rows> perCheck(
      BiFunction<Employee, PayrollRun, List<ObjectNode>> records) {
    return call -> {
      String planner = call.query().text(PLANNER).orElse("");
      List<PayrollRun> runs =
          call.company().runs().stream()
              .filter(run -> run.plannerId().equalsIgnoreCase(planner))
              .filter(run -> run.isProcessed(call.today()))
              .toList();
      return Rows.perEmployee(
          call.company(),
          employee -> runs.stream().flatMap(run -> records.apply(employee, run).stream()).toList());
    };
  }

  /** What the check costs as debits, and whom the money is owed to as credits: both are equal. */
  private static List<ObjectNode> entries(Employee employee, PayrollRun run, String form) {
    List<ObjectNode> entries = new ArrayList<>();
    for (Paystub stub : Paystub.of(employee, run)) {
      entries.add(debit(entry(stub, form, "Wages", "500100"), stub.gross()));
      entries.add(debit(entry(stub, form, "Employer taxes", "510100"), stub.employerTaxes()));
      entries.add(debit(entry(stub, form, "Contributions", "520100"), stub.contributions()));
      entries.add(credit(entry(stub, form, "Net pay", "100200"), stub.net(), form));
      entries.add(credit(entry(stub, form, "Taxes payable", "210100"), stub.allTaxes(), form));
      entries.add(
          credit(entry(stub, form, "Deductions payable", "220100"), stub.allDeductions(), form));
    }
    entries.removeIf(LedgerEndpoints::isZero);
    return entries;
  }

  private static ObjectNode debit(ObjectNode entry, BigDecimal amount) {
    return entry.put("debitAmount", amount);
  }

  /** Most credit amounts are strings. */
  private static ObjectNode credit(ObjectNode entry, BigDecimal amount, String form) {
    entry.putNull("debitAmount");
    return form.startsWith("JobCosting")
        ? entry.put("creditAmount", amount)
        : entry.put("creditAmount", amount.toPlainString());
  }

  private static boolean isZero(ObjectNode entry) {
    return entry.path("debitAmount").asString("").matches("[0.]+")
        || entry.path("creditAmount").asString("").matches("[0.]+");
  }

  private static ObjectNode entry(Paystub stub, String form, String account, String number) {
    ObjectNode entry =
        Inventor.record(form, stub.employee(), form + account, stub.checkNumber())
            .put("accountDescription", account)
            .put("accountNumber", number)
            .putNull("creditAmount");
    if (entry.has("checkDate")) {
      entry
          .put("checkDate", Text.utc(stub.run().checkDate()))
          .put("processDate", Text.utc(stub.run().processDate()));
    }
    return entry;
  }

  private static List<ObjectNode> retirement(Employee employee, PayrollRun run) {
    boolean saves =
        SetUp.deductions(employee).stream().anyMatch(setUp -> setUp.code().code().equals("401K"));
    if (!saves) {
      return List.of();
    }
    return Paystub.of(employee, run).stream()
        .map(
            stub ->
                Inventor.record("RetirementData", employee, "retirement", stub.checkNumber())
                    .put("checkDate", run.checkDate().toString())
                    .put("runType", run.runType())
                    .put("periodStartDate", run.periodStart().toString())
                    .put("hireDate", employee.employment().hired().toString())
                    .put("totalGross", stub.gross())
                    .put("netCheck", stub.net())
                    .put("clientDeductionCode", "401K"))
        .toList();
  }

  private static List<ObjectNode> imported(Call call) {
    Seed seed = call.company().seed();
    return IntStream.range(0, IMPORTS)
        .filter(
            i ->
                call.query()
                    .text("processId")
                    .map(seed.guid("process", i)::equalsIgnoreCase)
                    .orElse(true))
        .mapToObj(
            i ->
                Inventor.record("ImportPayrollHours", call.company(), "process", i)
                    .put("processId", seed.guid("process", i)))
        .toList();
  }
}
