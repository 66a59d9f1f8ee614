package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.PayrollRun;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Sources;
import io.tappaycor.sandbox.record.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Pay rates, setups, codes, payroll runs and paystubs. */
public final class PayEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}";
  private static final String LEGAL_ENTITY = "/v1/legalentities/{legalEntityId}";

  private PayEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return Stream.concat(setUps().stream(), runs().stream()).toList();
  }

  private static List<Endpoint> setUps() {
    return List.of(
        Endpoint.page(
            EMPLOYEE + "/payrates",
            "View Employee Payrates",
            Sources.ofEmployee(PaySetUpRecord::rates)),
        Endpoint.page(
                EMPLOYEE + "/earnings",
                "View Employee Earnings Information",
                Sources.ofEmployee(PaySetUpRecord::earnings))
            .including(new Include("AmountData", "amountData", "View Employee Earnings Amounts")),
        Endpoint.page(
                EMPLOYEE + "/deductions",
                "View Employee Deductions Information",
                Sources.ofEmployee(PaySetUpRecord::deductions))
            .including(new Include("AmountData", "amountData", "View Employee Deductions Amounts")),
        Endpoint.page(
                EMPLOYEE + "/taxes",
                "View Employee Taxes",
                Sources.ofEmployee(EmployeeTaxRecord::of))
            .including(new Include("TaxCredits", "taxCredit", "View Employee Tax Credits")),
        Endpoint.page(
            EMPLOYEE + "/DirectDeposits",
            "View Employee Direct Deposit Information by Employee Id",
            Sources.ofEmployee(PaySetUpRecord::directDeposits)),
        Endpoint.page(
            LEGAL_ENTITY + "/payrates",
            "View Legal Entity Payrates",
            call -> Rows.perEmployee(call.company(), PaySetUpRecord::currentRate)),
        // Paycor's document lists no data access for this endpoint.
        Endpoint.page(LEGAL_ENTITY + "/earnings", "", Sources.ofCompany(CodeRecord::earnings)),
        Endpoint.page(
            LEGAL_ENTITY + "/deductions",
            "View Legal Entity Deductions",
            Sources.ofCompany(CodeRecord::deductions)),
        Endpoint.page(
            LEGAL_ENTITY + "/taxes",
            "View Legal Entity Taxes",
            Sources.ofCompany(CodeRecord::taxes)));
  }

  private static List<Endpoint> runs() {
    return List.of(
        Endpoint.page(
                LEGAL_ENTITY + "/paystubs",
                "View Paystub Information by Legal Entity Id",
                PayEndpoints::paystubs)
            .including(PaystubRecord.includes().toArray(Include[]::new))
            .with(
                Parameter.date("checkDate"),
                Parameter.date("processDate"),
                Parameter.text("plannerId")),
        Endpoint.page(
                LEGAL_ENTITY + "/payrollProcessing",
                "View Legal Entity Payroll Processing Data",
                call -> Rows.of(runs(call)))
            .with(
                Parameter.date("fromCheckDate").mandatory(),
                Parameter.date("toCheckDate"),
                Parameter.choices(
                    "includeOtherPayruns",
                    List.of("All", PayrollRun.BONUS, PayrollRun.ADJUSTMENT))));
  }

  /** Requires one of three filters, and returns only processed runs. */
  private static Rows paystubs(Call call) {
    Query query = call.query();
    Optional<LocalDate> checkDate = query.date("checkDate");
    Optional<LocalDate> processDate = query.date("processDate");
    Optional<String> planner = query.text("plannerId");
    if (checkDate.isEmpty() && processDate.isEmpty() && planner.isEmpty()) {
      throw Refusal.badRequest("One of checkDate, processDate and plannerId is required.");
    }
    List<PayrollRun> runs =
        call.company().runs().stream()
            .filter(run -> run.isProcessed(call.today()))
            .filter(run -> checkDate.map(run.checkDate()::equals).orElse(true))
            .filter(run -> processDate.map(run.processDate()::equals).orElse(true))
            .filter(run -> planner.map(run.plannerId()::equalsIgnoreCase).orElse(true))
            .toList();
    return Rows.perEmployee(
        call.company(),
        employee ->
            runs.stream().flatMap(run -> PaystubRecord.of(employee, run).stream()).toList());
  }

  /** Returns only regular runs unless the others are requested, so clients may miss bonus runs. */
  private static List<ObjectNode> runs(Call call) {
    LocalDate from = call.query().date("fromCheckDate").orElse(call.today());
    LocalDate to = call.query().date("toCheckDate").orElse(LocalDate.MAX);
    return call.company().runs().stream()
        .filter(run -> !run.checkDate().isBefore(from) && !run.checkDate().isAfter(to))
        .filter(run -> run.isRegular() || call.query().names("includeOtherPayruns", run.runType()))
        .map(run -> run(call.company(), run))
        .toList();
  }

  private static ObjectNode run(Company company, PayrollRun run) {
    return Text.object()
        .put("plannerId", run.plannerId())
        .put("checkDate", Text.naive(run.checkDate()))
        .put("processDate", Text.naive(run.processDate()))
        .put("periodStartDate", Text.utc(run.periodStart()))
        .put("periodEndDate", Text.utc(run.periodEnd()))
        .put("payGroup", company.organization().payGroups().get(run.payGroup()).id())
        .put("runType", run.runType());
  }
}
