package io.tappaycor.stream;

import io.tappaycor.stream.ParentList.Ending;
import io.tappaycor.stream.ParentList.Taken;
import io.tappaycor.stream.ParentList.Timing;
import java.util.List;
import java.util.Optional;

/** The lists that fan-outs take their parents from. */
public final class ParentLists {

  /** All employees of a legal entity, whatever their status. */
  public static final ParentList EMPLOYEES =
      ParentList.of("employees", Endpoints.EMPLOYEES, "employeeId", "id")
          .taking(new Taken("workerCategory", "workerCategory"))
          .ending(
              new Ending(
                  "EmploymentDates",
                  "employmentDateData",
                  "terminationDate",
                  "reHireDate",
                  "View Legal Entity Employees Employment Dates"))
          .vanishing();

  /** All payroll runs of a legal entity; without the parameter bonus runs are never seen. */
  public static final ParentList PAYROLL_RUNS =
      new ParentList(
          "payroll runs",
          Endpoints.PAYROLL_RUNS,
          Optional.empty(),
          List.of(
              new Taken("checkDate", "checkDate"),
              new Taken("payGroup", "payGroup"),
              new Taken("plannerId", "plannerId")),
          Optional.of(new Timing("checkDate", "processDate", "fromCheckDate", "toCheckDate")),
          false,
          false,
          new RecordFilter.All(),
          Optional.empty());

  /** Who was paid in some days: of nobody else there are paystub documents. */
  public static final ParentList PAID_EMPLOYEES =
      new ParentList(
          "pay data",
          Endpoints.PAY_DATA,
          Optional.empty(),
          List.of(new Taken("employeeId", "employeeId")),
          Optional.of(new Timing("checkDate", "processDate", "fromCheckDate", "toCheckDate")),
          false,
          false,
          new RecordFilter.All(),
          Optional.empty());

  static final ParentList PAY_GROUPS =
      ParentList.of("pay groups", Endpoints.PAY_GROUPS, "payGroupId", "payGroupId");

  static final ParentList SCHEDULE_GROUPS =
      ParentList.of("schedule groups", Endpoints.SCHEDULE_GROUPS, "scheduleGroupId", "id");

  static final ParentList LABOR_PROFILES =
      ParentList.of("labor profiles", Endpoints.LABOR_PROFILES, "laborProfileId", "laborProfileId");

  static final ParentList ATS_ACCOUNTS =
      ParentList.of("ATS accounts", Endpoints.ATS_ACCOUNTS, "atsAccountId", "id");

  static final ParentList ATS_JOBS =
      ParentList.of("ATS jobs", Endpoints.ATS_JOBS, "atsJobId", "id").within(ATS_ACCOUNTS);

  /** The codes of all legal entities: what is told of a code is the same for each of them. */
  static final ParentList TAX_CODES =
      ParentList.of("tax codes", Endpoints.LEGAL_ENTITY_TAXES, "taxCode", "taxCode")
          .merged()
          .vanishing();

  /** The tenants of the configured legal entities; the user never has to know their ids. */
  static final ParentList TENANTS =
      ParentList.of("tenants", Endpoints.ACTIVATED_LEGAL_ENTITIES, "tenantId", "tenantId")
          .filtered(new RecordFilter.OfLegalEntity("legalEntityId"))
          .merged();

  /** The users of a legal entity who have reports. */
  static final ParentList REPORT_USERS =
      ParentList.of("report users", Endpoints.REPORT_USERS, "userId", "userId")
          .filtered(new RecordFilter.OfLegalEntity("legalEntityId"));

  /** Only the reports that the user named: there may be thousands, and each may be large. */
  static final ParentList REPORTS =
      ParentList.of("reports", Endpoints.REPORTS, "templateId", "templateId")
          .within(REPORT_USERS)
          .filtered(new RecordFilter.OfReport("userId", "templateId"));

  /** The lists that are made of the very records of a stream that is read once per legal entity. */
  private static final List<ParentList> OF_STREAMS =
      List.of(EMPLOYEES, PAY_GROUPS, SCHEDULE_GROUPS, LABOR_PROFILES, ATS_ACCOUNTS);

  private ParentLists() {}

  /** The list whose parents are the records of an endpoint, so that it need not be read twice. */
  public static Optional<ParentList> madeOf(Endpoint endpoint) {
    return OF_STREAMS.stream()
        .filter(stream -> stream.endpoint().path().equals(endpoint.path()))
        .findFirst();
  }
}
