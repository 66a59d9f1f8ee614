package io.tappaycor.warehouse;

import static io.tappaycor.warehouse.Employment.day;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the marts have to say, computed from the records in Java. Each row is a list of texts. */
final class Expected {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  private final Warehouse warehouse;
  private final List<Employment> employments;

  Expected(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.employments = Employment.of(warehouse);
  }

  /** Month, headcount at the start, hires, terminations, headcount at the end. */
  List<List<String>> headcount() {
    YearMonth first =
        employments.stream()
            .flatMap(each -> each.spells().stream())
            .map(spell -> YearMonth.from(spell.first()))
            .min(YearMonth::compareTo)
            .orElseThrow();
    List<List<String>> rows = new ArrayList<>();
    for (YearMonth month = first; !month.atDay(1).isAfter(TODAY); month = month.plusMonths(1)) {
      LocalDate start = month.atDay(1);
      LocalDate end = month.atEndOfMonth().isAfter(TODAY) ? TODAY : month.atEndOfMonth();
      List<Employment.Spell> spells =
          employments.stream()
              .flatMap(each -> each.spells().stream())
              .filter(spell -> !spell.first().isAfter(TODAY))
              .toList();
      long before =
          spells.stream()
              .filter(spell -> spell.first().isBefore(start) && !spell.last().isBefore(start))
              .count();
      long hires = spells.stream().filter(spell -> within(spell.first(), start, end)).count();
      long left = spells.stream().filter(spell -> within(spell.last(), start, end)).count();
      rows.add(texts(start, before, hires, left, before + hires - left));
    }
    return rows;
  }

  private static boolean within(LocalDate day, LocalDate start, LocalDate end) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  /** Month, department: earnings, employer taxes, contributions. */
  Map<List<String>, List<BigDecimal>> costs() {
    Map<List<String>, List<BigDecimal>> sums = new TreeMap<>(Expected::compare);
    for (JsonNode check : warehouse.records("paystubs")) {
      JsonNode lines = check.path("earnings").path("earnings");
      String department = lines.path(0).path("departmentCode").asString();
      lines.forEach(
          line -> {
            if (!line.path("departmentCode").asString().equals(department)) {
              throw new IllegalStateException("No check of the sandbox has two departments");
            }
          });
      String month = check.path("checkDate").asString().substring(0, 7) + "-01";
      add(
          sums,
          List.of(month, department),
          amounts(lines, "earningAmount"),
          check.at("/taxes/totalEmployerTaxAmount").decimalValue(),
          check.at("/deductions/totalEmployerDeductionsAmount").decimalValue());
    }
    return sums;
  }

  /** Employee and type: balance, liability. */
  List<List<String>> liability() {
    Map<String, Employment> employees = new LinkedHashMap<>();
    employments.forEach(each -> employees.put(each.id(), each));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode accrual : warehouse.records("time_off_accruals")) {
      Employment employee = employees.get(accrual.path("employeeId").asString());
      if (employee != null && employee.isEmployed(TODAY)) {
        for (JsonNode balance : accrual.path("typeBalances")) {
          BigDecimal hours = balance.path("currentBalance").decimalValue();
          Optional<BigDecimal> owed = employee.hourly(TODAY).map(rate -> rate.multiply(hours));
          rows.add(
              texts(
                  employee.id(),
                  balance.path("timeOffTypeCode").asString(),
                  plain(hours),
                  owed.map(Expected::cents).orElse("null")));
        }
      }
    }
    return rows;
  }

  /** Employee, start of the period, code: hours on time cards, hours paid. */
  Map<List<String>, List<BigDecimal>> hours() {
    Map<List<String>, List<BigDecimal>> sums = new TreeMap<>(Expected::compare);
    Map<List<String>, LocalDate> periods = new LinkedHashMap<>();
    for (JsonNode check : warehouse.records("paystubs")) {
      String employee = check.path("employeeId").asString();
      String start = check.path("periodStartDate").asString().substring(0, 10);
      for (JsonNode line : check.path("earnings").path("earnings")) {
        if (!line.path("earningHours").isNull()) {
          periods.put(List.of(employee, start), day(check.path("periodEndDate")).orElseThrow());
          List<String> key = List.of(employee, start, line.path("earningCode").asString());
          add(sums, key, BigDecimal.ZERO, line.path("earningHours").decimalValue());
        }
      }
    }
    for (JsonNode pair : warehouse.records("time_card_punches")) {
      String employee = pair.path("employeeId").asString();
      LocalDate on = day(pair.path("displayDate")).orElseThrow();
      periods.forEach(
          (period, end) -> {
            if (period.get(0).equals(employee) && within(on, LocalDate.parse(period.get(1)), end)) {
              List<String> key =
                  List.of(employee, period.get(1), pair.path("earningCode").asString());
              add(sums, key, amount(pair.path("hourAmount")), BigDecimal.ZERO);
            }
          });
    }
    return sums;
  }

  /** Employee, day: rate, hours worked, hours of leave. */
  List<List<String>> days() {
    Map<List<String>, List<BigDecimal>> worked = new TreeMap<>(Expected::compare);
    for (JsonNode pair : warehouse.records("time_card_punches")) {
      List<String> key =
          texts(pair.path("employeeId").asString(), day(pair.path("displayDate")).orElseThrow());
      add(worked, key, amount(pair.path("hourAmount")), BigDecimal.ZERO);
    }
    for (JsonNode request : warehouse.records("time_off_requests")) {
      if (request.path("status").asString().equals("Approved")) {
        for (JsonNode each : request.path("days")) {
          List<String> key =
              texts(request.path("employeeId").asString(), day(each.path("date")).orElseThrow());
          add(worked, key, BigDecimal.ZERO, amount(each.path("hours")));
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Employment employee : employments) {
      for (LocalDate on = TODAY.minusDays(365); !on.isAfter(TODAY); on = on.plusDays(1)) {
        if (employee.isEmployed(on)) {
          List<BigDecimal> hours =
              worked.getOrDefault(
                  texts(employee.id(), on), List.of(BigDecimal.ZERO, BigDecimal.ZERO));
          String rate =
              employee
                  .hourly(on)
                  .map(each -> plain(each.setScale(4, RoundingMode.HALF_UP)))
                  .orElse("null");
          rows.add(texts(employee.id(), on, rate, plain(hours.get(0)), plain(hours.get(1))));
        }
      }
    }
    return rows;
  }

  /** Run: gross, net, what it costs the company. */
  Map<List<String>, List<BigDecimal>> runs() {
    Map<List<String>, List<BigDecimal>> sums = new TreeMap<>(Expected::compare);
    for (JsonNode check : warehouse.records("paystubs")) {
      BigDecimal gross = check.path("grossAmount").decimalValue();
      BigDecimal cost =
          gross
              .add(check.at("/taxes/totalEmployerTaxAmount").decimalValue())
              .add(check.at("/deductions/totalEmployerDeductionsAmount").decimalValue());
      add(
          sums,
          List.of(check.path("plannerId").asString()),
          gross,
          check.path("netAmount").decimalValue(),
          cost);
    }
    return sums;
  }

  private static void add(
      Map<List<String>, List<BigDecimal>> sums, List<String> key, BigDecimal... amounts) {
    sums.merge(
        key,
        List.of(amounts),
        (one, other) -> {
          List<BigDecimal> both = new ArrayList<>();
          for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i).add(other.get(i)));
          }
          return both;
        });
  }

  private static BigDecimal amounts(JsonNode lines, String field) {
    return lines
        .valueStream()
        .map(line -> amount(line.path(field)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(JsonNode number) {
    return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
  }

  private static int compare(List<String> one, List<String> other) {
    return one.toString().compareTo(other.toString());
  }

  static List<String> texts(Object... values) {
    return java.util.Arrays.stream(values).map(String::valueOf).toList();
  }

  private static String cents(BigDecimal amount) {
    return plain(amount.setScale(2, RoundingMode.HALF_UP));
  }

  /** Without zeros at the end. */
  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /** Rows of a map: keys and numbers as texts. */
  static List<List<String>> rows(Map<List<String>, List<BigDecimal>> sums) {
    List<List<String>> rows = new ArrayList<>();
    sums.forEach(
        (key, numbers) -> {
          List<String> row = new ArrayList<>(key);
          numbers.forEach(number -> row.add(plain(number)));
          rows.add(row);
        });
    return rows;
  }
}
