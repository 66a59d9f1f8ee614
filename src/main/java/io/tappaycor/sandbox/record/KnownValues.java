package io.tappaycor.sandbox.record;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.TimeOffTypes;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.random.Dice;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that join invented records: fields that refer to other lists. */
public final class KnownValues {

  /** A list of the company that other records refer to by ID. */
  public record Listed(String topic, int count) {}

  public static final Listed LABOR_CATEGORIES = new Listed("laborCategory", 3);
  public static final Listed LABOR_CODES = new Listed("laborCode", 20);
  public static final Listed LABOR_PROFILES = new Listed("laborProfile", 4);
  public static final Listed ACTIVITY_TYPES = new Listed("activityType", 6);
  public static final Listed SCHEDULE_GROUPS = new Listed("scheduleGroup", 4);
  public static final Listed SCHEDULING_JOBS = new Listed("schedulingJob", 8);
  public static final Listed WORK_SITES = new Listed("workSite", 5);
  public static final Listed TIME_OFF_PLANS = new Listed("timeOffPlan", 3);
  public static final Listed CERTIFICATIONS = new Listed("certification", 6);
  public static final Listed CERTIFICATION_ORGANIZATIONS =
      new Listed("certificationOrganization", 4);

  private static final Map<String, Listed> LISTS =
      Map.of(
          "laborCategoryId",
          LABOR_CATEGORIES,
          "laborCodeId",
          LABOR_CODES,
          "laborProfileId",
          LABOR_PROFILES,
          "activityTypeId",
          ACTIVITY_TYPES,
          "schedulingJobId",
          SCHEDULING_JOBS,
          "workSiteId",
          WORK_SITES,
          "timeOffPlanId",
          TIME_OFF_PLANS,
          "certificationId",
          CERTIFICATIONS,
          "certificationOrganizationId",
          CERTIFICATION_ORGANIZATIONS);

  private static final Map<String, Function<Employee, String>> OF_EMPLOYEE =
      Map.ofEntries(
          Map.entry("employeeId", Employee::id),
          Map.entry("employeeNumber", Employee::number),
          Map.entry("firstName", Employee::firstName),
          Map.entry("lastName", Employee::lastName),
          Map.entry("employeeName", Employee::fullName),
          Map.entry("employeeFirstName", Employee::firstName),
          Map.entry("employeeLastName", Employee::lastName),
          Map.entry("badgeNumber", employee -> Integer.toString(employee.badgeNumber())),
          Map.entry("socialSecurityNumber", Employee::socialSecurityNumber),
          Map.entry("ssn", Employee::socialSecurityNumber),
          Map.entry("birthDate", employee -> Text.utc(employee.birthDate())),
          Map.entry("departmentId", employee -> employee.departmentOf().id()),
          Map.entry("departmentCode", employee -> Long.toString(employee.departmentOf().code())),
          Map.entry("departmentName", employee -> employee.departmentOf().name()),
          Map.entry("departmentDescription", employee -> employee.departmentOf().name()),
          Map.entry("workLocationId", employee -> employee.locationOf().id()),
          Map.entry("workLocationName", employee -> employee.locationOf().name()),
          Map.entry("payGroupId", employee -> employee.payGroupOf().id()),
          Map.entry("payrollId", employee -> employee.payGroupOf().payrollId()),
          Map.entry("legalEntityId", employee -> Integer.toString(employee.company().id())),
          Map.entry("managerId", employee -> employee.managerId().orElse(employee.id())));

  /** Ledgers have six numbered labor categories and codes. */
  private static final Pattern NUMBER = Pattern.compile("(?<=^labor(Category|Code))\\d(?=Id$)");

  private KnownValues() {}

  static Optional<String> of(String field, Company company, Employee employee, Dice dice) {
    Listed listed = LISTS.get(NUMBER.matcher(field).replaceFirst(""));
    if (listed != null) {
      return Optional.of(company.seed().guid(listed.topic(), dice.below(listed.count())));
    }
    Function<Employee, String> known = OF_EMPLOYEE.get(field);
    if (known != null) {
      return Optional.of(known.apply(employee));
    }
    return switch (field) {
      case "tenantId" -> Optional.of(Integer.toString(World.TENANT));
      case "timeOffTypeId" -> Optional.of(TimeOffTypes.id(company, timeOffType(employee)));
      case "timeOffTypeCode" -> Optional.of(TimeOffTypes.CODES.get(timeOffType(employee)));
      case "scheduleGroupId" ->
          Optional.of(company.seed().guid(SCHEDULE_GROUPS.topic(), scheduleGroup(employee)));
      case "scheduleGroupName" -> Optional.of(scheduleGroupName(scheduleGroup(employee)));
      case "legalEntityEarningId" -> Optional.of(company.codes().earnings().get(0).id());
      case "earningCode" -> Optional.of(dice.pick(company.codes().earnings()).code());
      case "clientDeductionUID" -> Optional.of(company.codes().deductions().get(0).id());
      default -> Optional.empty();
    };
  }

  /** The name of a schedule group. */
  public static String scheduleGroupName(int index) {
    return "Group " + (char) ('A' + index);
  }

  /** Not random, so that a record's ID and code belong to the same type. */
  private static int timeOffType(Employee employee) {
    return employee.index() % TimeOffTypes.CODES.size();
  }

  private static int scheduleGroup(Employee employee) {
    return employee.index() % SCHEDULE_GROUPS.count();
  }
}
