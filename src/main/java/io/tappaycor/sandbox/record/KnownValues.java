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

/** What joins invented records: fields that name something which a list elsewhere tells. */
public final class KnownValues {

  /** A list of the company that other records refer to by id. */
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
          Map.entry("badgeNumber", one -> Integer.toString(one.badgeNumber())),
          Map.entry("socialSecurityNumber", Employee::socialSecurityNumber),
          Map.entry("ssn", Employee::socialSecurityNumber),
          Map.entry("birthDate", one -> Text.utc(one.birthDate())),
          Map.entry("departmentId", one -> one.departmentOf().id()),
          Map.entry("departmentCode", one -> Long.toString(one.departmentOf().code())),
          Map.entry("departmentName", one -> one.departmentOf().name()),
          Map.entry("departmentDescription", one -> one.departmentOf().name()),
          Map.entry("workLocationId", one -> one.locationOf().id()),
          Map.entry("workLocationName", one -> one.locationOf().name()),
          Map.entry("payGroupId", one -> one.payGroupOf().id()),
          Map.entry("payrollId", one -> one.payGroupOf().payrollId()),
          Map.entry("legalEntityId", one -> Integer.toString(one.company().id())),
          Map.entry("managerId", one -> one.managerId().orElse(one.id())));

  /** Ledgers have six labor categories and codes in a row, with a number each. */
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

  public static String scheduleGroupName(int index) {
    return "Group " + (char) ('A' + index);
  }

  /** Not drawn, so that the id and the code of a record are those of one type. */
  private static int timeOffType(Employee employee) {
    return employee.index() % TimeOffTypes.CODES.size();
  }

  private static int scheduleGroup(Employee employee) {
    return employee.index() % SCHEDULE_GROUPS.count();
  }
}
