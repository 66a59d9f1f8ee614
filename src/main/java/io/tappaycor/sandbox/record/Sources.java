package io.tappaycor.sandbox.record;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Sources of invented records: per company, per employee, or per day. */
public final class Sources {

  private Sources() {}

  /** The records of a list that others refer to by ID. */
  public static List<ObjectNode> list(
      Company company, String form, KnownValues.Listed listed, String key) {
    return IntStream.range(0, listed.count())
        .mapToObj(
            i ->
                Inventor.record(form, company, listed.topic() + form, i)
                    .put(key, company.seed().guid(listed.topic(), i)))
        .toList();
  }

  /** An endpoint source for a list that others refer to by ID. */
  public static Function<Call, Rows> listed(String form, KnownValues.Listed listed, String key) {
    return call -> Rows.of(list(call.company(), form, listed, key));
  }

  /** The same for a list that no other list refers to. */
  public static Function<Call, Rows> listed(String form, int count, String key) {
    return listed(form, new KnownValues.Listed(form, count), key);
  }

  /** All records of the company of the path. */
  public static Function<Call, Rows> ofCompany(Function<Company, List<ObjectNode>> records) {
    return call -> Rows.of(records.apply(call.company()));
  }

  /** All records of the employee of the path. */
  public static Function<Call, Rows> ofEmployee(Function<Employee, List<ObjectNode>> records) {
    return call -> Rows.of(records.apply(call.employee()));
  }

  /** The single record of the company of the path. */
  public static Function<Call, Rows> single(String form) {
    return call -> Rows.single(Inventor.record(form, call.company(), form, 0));
  }

  /** Up to {@code most} records of the employee of the path. */
  public static Function<Call, Rows> own(String form, int most, String key) {
    return call -> {
      Employee employee = call.employee();
      int count = employee.dice(form).between(0, most);
      return Rows.of(
          IntStream.range(0, count)
              .mapToObj(
                  i -> Inventor.record(form, employee, form, i).put(key, employee.guid(form, i)))
              .toList());
    };
  }

  /** The single record of the employee of the path. */
  public static Function<Call, Rows> ownSingle(String form) {
    return call -> Rows.single(Inventor.record(form, call.employee(), form, 0));
  }

  /** The records of every employee of the company on every day of the window. */
  public static Function<Call, Rows> perEmployeeAndDay(
      BiFunction<Employee, LocalDate, List<ObjectNode>> records) {
    return call -> Rows.perEmployee(call.company(), employee -> days(call, employee, records));
  }

  /** The records of the employee of the path on every day of the window. */
  public static Function<Call, Rows> ownPerDay(
      BiFunction<Employee, LocalDate, List<ObjectNode>> records) {
    return call -> Rows.of(days(call, call.employee(), records));
  }

  private static List<ObjectNode> days(
      Call call, Employee employee, BiFunction<Employee, LocalDate, List<ObjectNode>> records) {
    return call.start()
        .datesUntil(call.end().plusDays(1))
        .flatMap(day -> records.apply(employee, day).stream())
        .toList();
  }
}
