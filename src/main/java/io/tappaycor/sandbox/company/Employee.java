package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.random.Names;
import io.tappaycor.sandbox.random.Seed;
import java.time.LocalDate;
import java.util.Optional;

/** One invented employee, derived from its index alone. */
public record Employee(
    Company company,
    int index,
    String id,
    String personId,
    String firstName,
    Optional<String> middleName,
    String lastName,
    LocalDate birthDate,
    Employment employment,
    int department,
    int title) {

  private static final int FIRST_NUMBER = 1001;

  /** The number of people who report to one manager. */
  private static final int SPAN = 12;

  static Employee hire(Company company, int index) {
    Seed seed = company.seed();
    Dice dice = seed.dice("person", index);
    LocalDate born = LocalDate.of(1960, 1, 1).plusDays(dice.below(45 * 365));
    return new Employee(
        company,
        index,
        seed.employeeId(index),
        seed.guid("person", index),
        dice.pick(Names.FIRST),
        dice.chance(40) ? Optional.of(dice.pick(Names.FIRST)) : Optional.empty(),
        dice.pick(Names.LAST),
        born,
        Employment.invent(company, index),
        dice.below(company.organization().departments().size()),
        dice.below(company.organization().titles().size()));
  }

  /** Only low indexes are managers, and they never leave. */
  static boolean manages(int index, int employees) {
    return (long) index * SPAN + 1 < employees;
  }

  /** The employee number. */
  public String number() {
    return Integer.toString(FIRST_NUMBER + index);
  }

  /** The number of the badge for time clocks. */
  public int badgeNumber() {
    return 700_000 + index;
  }

  /** The manager's ID; empty for the first employee. */
  public Optional<String> managerId() {
    return index == 0
        ? Optional.empty()
        : Optional.of(company.seed().employeeId((index - 1) / SPAN));
  }

  /** The employee number of the manager. */
  public String managerNumber() {
    return Integer.toString(FIRST_NUMBER + (index - 1) / SPAN);
  }

  /** First and last name. */
  public String fullName() {
    return firstName + " " + lastName;
  }

  /** Starts with 9: such numbers are never issued. */
  public String socialSecurityNumber() {
    return "9" + dice("ssn").digits(8);
  }

  /** The employee's department. */
  public Organization.Department departmentOf() {
    return company.organization().departments().get(department);
  }

  /** The work location of the employee's department. */
  public Organization.WorkLocation locationOf() {
    return company.organization().locations().get(departmentOf().location());
  }

  /** The employee's pay group. */
  public Organization.PayGroup payGroupOf() {
    return company.organization().payGroups().get(payGroup());
  }

  /** The first group pays hourly employees, the second salaried ones. */
  public int payGroup() {
    return employment.hourly() ? 0 : 1;
  }

  /** Dice for one topic of this employee. */
  public Dice dice(String topic) {
    return company.seed().dice(topic, index);
  }

  /** An ID of something that belongs to this employee. */
  public String guid(String topic, long which) {
    return company.seed().guid(topic, index, which);
  }
}
