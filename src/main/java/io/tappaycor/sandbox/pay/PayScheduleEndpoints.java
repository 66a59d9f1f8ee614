package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.company.PayrollRun;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.endpoint.WindowRule;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Pay schedules, year-to-date sums, paystub documents and accounts. */
public final class PayScheduleEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";

  private PayScheduleEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
                V1 + "payschedule",
                "View Pay Schedule Information",
                call -> Rows.of(schedule(call)))
            .with(
                Parameter.text("payGroupId").mandatory(),
                Parameter.date("asOfDate").mandatory(),
                Parameter.date("untilDate").mandatory()),
        Endpoint.page(
                EMPLOYEE + "payschedule",
                "View Employee Pay Schedule",
                call -> Rows.of(ownSchedule(call)))
            .with(
                Parameter.date("periodStartDate"),
                Parameter.date("periodEndDate"),
                Parameter.choices("include", List.of("AdditionalRuns"))),
        Endpoint.page(V1 + "paydata", "View Paydata Information", PayScheduleEndpoints::payData)
            .with(
                Parameter.text("employeeId"),
                Parameter.date("fromCheckDate"),
                Parameter.date("toCheckDate"),
                Parameter.date("processDate"),
                Parameter.text("plannerId")),
        YearToDate.endpoint(),
        Endpoint.page(
                EMPLOYEE + "paystubDocumentData",
                "Get Employee Pay Stub Document Link",
                call -> Rows.of(documents(call)))
            .within(WindowRule.ANY),
        Endpoint.page(
            EMPLOYEE + "unpaidPayrates",
            "Get Unpaid Employee Payrates By Employee Id",
            call -> Rows.of(unpaid(call.employee()))),
        Endpoint.page(
            EMPLOYEE + "HSAaccounts",
            "View Employee HSA Account Information",
            call -> Rows.of(savings(call.employee()))));
  }

  /** All three parameters are optional according to Paycor's document, but required in practice. */
  private static List<ObjectNode> schedule(Call call) {
    LocalDate from = call.query().date("asOfDate").orElse(call.today());
    LocalDate until = call.query().date("untilDate").orElse(call.today());
    List<String> groups =
        call.company().organization().payGroups().stream().map(Organization.PayGroup::id).toList();
    int group = groups.indexOf(call.query().text("payGroupId").orElse(""));
    return call.company().runs().stream()
        .filter(run -> run.isRegular() && run.payGroup() == group)
        .filter(run -> !run.checkDate().isBefore(from) && !run.checkDate().isAfter(until))
        .map(run -> period(run, call.today()))
        .toList();
  }

  private static List<ObjectNode> ownSchedule(Call call) {
    boolean additional = call.query().names("include", "AdditionalRuns");
    LocalDate from = call.query().date("periodStartDate").orElse(LocalDate.MIN);
    LocalDate to = call.query().date("periodEndDate").orElse(LocalDate.MAX);
    return call.company().runs().stream()
        .filter(run -> run.payGroup() == call.employee().payGroup())
        .filter(run -> run.isRegular() || additional)
        .filter(run -> !run.periodStart().isBefore(from) && !run.periodEnd().isAfter(to))
        .map(run -> period(run, call.today()))
        .toList();
  }

  private static ObjectNode period(PayrollRun run, LocalDate today) {
    return Text.object()
        .put("periodStartDate", Text.utc(run.periodStart()))
        .put("periodEndDate", Text.utc(run.periodEnd()))
        .put("checkDate", Text.naive(run.checkDate()))
        .put("processDate", Text.naive(run.processDate()))
        .put("plannerId", run.plannerId())
        .put("payrollStatus", run.isProcessed(today) ? "P" : "S");
  }

  /** Accepts exactly one kind of filter. */
  private static Rows payData(Call call) {
    Query query = call.query();
    Optional<LocalDate> from = query.date("fromCheckDate");
    Optional<LocalDate> to = query.date("toCheckDate");
    Optional<LocalDate> processed = query.date("processDate");
    Optional<String> planner = query.text("plannerId");
    Optional<String> employeeId = query.text("employeeId");
    boolean range = from.isPresent() || to.isPresent();
    long kinds =
        Stream.of(range, processed.isPresent(), planner.isPresent(), employeeId.isPresent())
            .filter(given -> given)
            .count();
    if (kinds != 1) {
      throw Refusal.badRequest("Exactly one kind of filter is required.");
    }
    List<PayrollRun> runs =
        call.company().runs().stream()
            .filter(run -> run.isProcessed(call.today()))
            .filter(run -> from.map(day -> !run.checkDate().isBefore(day)).orElse(true))
            .filter(run -> to.map(day -> !run.checkDate().isAfter(day)).orElse(true))
            .filter(run -> processed.map(run.processDate()::equals).orElse(true))
            .filter(run -> planner.map(run.plannerId()::equalsIgnoreCase).orElse(true))
            .toList();
    return Rows.perEmployee(
        call.company(),
        employee ->
            runs.stream()
                .filter(run -> employeeId.map(employee.id()::equalsIgnoreCase).orElse(true))
                .filter(run -> !Paystub.of(employee, run).isEmpty())
                .map(run -> payData(employee, run))
                .toList());
  }

  private static ObjectNode payData(Employee employee, PayrollRun run) {
    ObjectNode record =
        Text.object()
            .put("employeeId", employee.id())
            .put("checkDate", Text.naive(run.checkDate()))
            .put("processDate", Text.naive(run.processDate()));
    record.set("legalEntity", Text.legalEntity(employee.company()));
    String url = "/v1/employees/" + employee.id() + "/paystubs?plannerId=" + run.plannerId();
    return record.set("employeePaystub", Text.object().putNull("id").put("url", url));
  }

  private static List<ObjectNode> documents(Call call) {
    Employee employee = call.employee();
    return call.company().runs().stream()
        .filter(run -> run.isProcessed(call.today()))
        .filter(run -> !run.checkDate().isBefore(call.start()))
        .filter(run -> !run.checkDate().isAfter(call.end()))
        .filter(run -> !Paystub.of(employee, run).isEmpty())
        .map(
            run ->
                Inventor.record("PayStubFile", employee, "document", run.checkDate().toEpochDay())
                    .put("plannerId", run.plannerId())
                    .put("checkDate", Text.naive(run.checkDate()))
                    .put("processDate", Text.utc(run.processDate()))
                    .put(
                        "documentId",
                        employee.guid("document" + run.runType(), run.checkDate().toEpochDay()))
                    .put("fileName", "paystub-" + run.checkDate() + ".pdf"))
        .toList();
  }

  private static List<ObjectNode> unpaid(Employee employee) {
    return employee.employment().unpaid()
        ? List.of(
            Inventor.record("UnpaidEmployeePayRate", employee, "unpaid", 0)
                .put("payRateId", employee.guid("unpaid", 0))
                .put("type", "Unpaid"))
        : List.of();
  }

  private static List<ObjectNode> savings(Employee employee) {
    return SetUp.deductions(employee).stream()
        .filter(setUp -> setUp.code().code().equals("HSA"))
        .map(
            setUp ->
                Inventor.record("EmployeeDirectDeposit", employee, "hsa", 0)
                    .put("id", employee.guid("hsa", 0))
                    .put("maskedAccountNumber", "XXXXXX" + employee.dice("hsa").digits(4))
                    .putNull("unmaskedAccountNumber")
                    .put("routingNumber", "9" + employee.dice("route").digits(8)))
        .toList();
  }
}
