package io.tappaycor.sandbox.company;

import java.util.List;

/** The types of time off, the same in all companies but for their IDs. */
public final class TimeOffTypes {

  /** The codes of the types. */
  public static final List<String> CODES = List.of("VAC", "SICK", "PTO");

  /** The names of the types, in the order of the codes. */
  public static final List<String> NAMES = List.of("Vacation", "Sick leave", "Personal time");

  private TimeOffTypes() {}

  /** The ID of a type in a company. */
  public static String id(Company company, int type) {
    return company.seed().guid("timeOffType", type);
  }
}
