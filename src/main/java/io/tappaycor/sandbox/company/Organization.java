package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Names;
import io.tappaycor.sandbox.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A company's departments, job titles, work locations and pay groups. */
public record Organization(
    List<Department> departments,
    List<JobTitle> titles,
    List<WorkLocation> locations,
    List<PayGroup> payGroups) {

  /**
   * A department.
   *
   * @param code a number of up to ten digits, which can exceed 32 bits
   * @param location the index of its work location
   */
  public record Department(
      String id, long code, String name, Optional<String> parentId, int level, int location) {}

  /** A job title. */
  public record JobTitle(String id, String name, String code, boolean archived) {}

  /** A work location. */
  public record WorkLocation(
      String id, String name, String street, String city, String state, String zip) {}

  /** A group of employees who are paid together. */
  public record PayGroup(String id, String payrollId, String code, String name) {}

  /** Numbers beyond 32 bits, seen in examples of Paycor's API document. */
  private static final List<Long> LONG_CODES = List.of(3_027_442_356L, 2_138_755_799L);

  private static final int MOST_DEPARTMENTS = 400;

  private static final List<String> AREAS =
      List.of(
          "Operations",
          "Stores",
          "Warehouse",
          "Finance",
          "People",
          "Technology",
          "Marketing",
          "Café");

  private static final List<String> TITLES =
      List.of(
          "Store Associate",
          "Shift Lead",
          "Warehouse Clerk",
          "Forklift Operator",
          "Accountant",
          "Payroll Specialist",
          "Recruiter",
          "Software Engineer",
          "Data Analyst",
          "Barista",
          "Marketing Coordinator",
          "Regional Director",
          "Security Officer",
          "Buyer");

  private static final List<List<String>> PLACES =
      List.of(
          List.of("Cincinnati Flagship", "Cincinnati", "OH", "45202"),
          List.of("Louisville Warehouse", "Louisville", "KY", "40202"),
          List.of("Indianapolis Store", "Indianapolis", "IN", "46204"),
          List.of("San José Office", "San Jose", "CA", "95113"));

  static Organization invent(Seed seed, int employees) {
    return new Organization(
        departments(seed, Math.min(MOST_DEPARTMENTS, 12 + employees / 20)),
        IntStream.range(0, TITLES.size()).mapToObj(i -> title(seed, i)).toList(),
        IntStream.range(0, PLACES.size()).mapToObj(i -> location(seed, i)).toList(),
        List.of(
            new PayGroup(seed.guid("payGroup", 0), seed.guid("payroll", 0), "BWH", "Hourly"),
            new PayGroup(seed.guid("payGroup", 1), seed.guid("payroll", 1), "BWS", "Salaried")));
  }

  /** A tree of a root, its areas, and their teams. */
  private static List<Department> departments(Seed seed, int count) {
    List<Department> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int parent = i <= AREAS.size() ? 0 : 1 + (i - AREAS.size() - 1) % AREAS.size();
      String area = AREAS.get((i + AREAS.size() - 1) % AREAS.size());
      String name = i == 0 ? "Company" : i <= AREAS.size() ? area : area + " Team " + i;
      int fromEnd = count - 1 - i;
      all.add(
          new Department(
              seed.guid("department", i),
              fromEnd < LONG_CODES.size() ? LONG_CODES.get(fromEnd) : 100 + i,
              name,
              i == 0 ? Optional.empty() : Optional.of(all.get(parent).id()),
              i == 0 ? 1 : all.get(parent).level() + 1,
              i % PLACES.size()));
    }
    return List.copyOf(all);
  }

  private static JobTitle title(Seed seed, int index) {
    return new JobTitle(
        seed.guid("title", index),
        TITLES.get(index),
        Integer.toString(10_000 + index),
        index == TITLES.size() - 1);
  }

  private static WorkLocation location(Seed seed, int index) {
    List<String> place = PLACES.get(index);
    String street = seed.dice("street", index).between(10, 990) + " " + Names.STREETS.get(index);
    return new WorkLocation(
        seed.guid("location", index),
        place.get(0),
        street,
        place.get(1),
        place.get(2),
        place.get(3));
  }
}
