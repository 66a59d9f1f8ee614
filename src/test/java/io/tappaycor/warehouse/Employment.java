package io.tappaycor.warehouse;

import io.tappaycor.warehouse.Employment.Spell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One employee, read from the records as they are, for numbers that no SQL has touched. */
record Employment(JsonNode employee, List<Spell> spells, List<JsonNode> rates) {

  private static final LocalDate EVER = LocalDate.MAX;

  /** Days of employment in a row; without an end it goes on. */
  record Spell(LocalDate first, LocalDate last) {
    boolean includes(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  static List<Employment> of(Warehouse warehouse) {
    List<JsonNode> rates = warehouse.records("pay_rates");
    return warehouse.records("employees").stream()
        .map(
            employee ->
                new Employment(
                    employee,
                    spells(employee.path("employmentDateData")),
                    rates.stream()
                        .filter(rate -> rate.path("employeeId").equals(employee.path("id")))
                        .toList()))
        .toList();
  }

  String id() {
    return employee.path("id").asString();
  }

  boolean isEmployed(LocalDate day) {
    return spells.stream().anyMatch(spell -> spell.includes(day));
  }

  private static List<Spell> spells(JsonNode dates) {
    List<Spell> spells = new ArrayList<>();
    LocalDate hired = day(dates.path("hireDate")).orElseThrow();
    LocalDate left = day(dates.path("terminationDate")).orElse(EVER);
    spells.add(new Spell(hired, left));
    day(dates.path("reHireDate"))
        .filter(again -> left.isBefore(again))
        .ifPresent(again -> spells.add(new Spell(again, EVER)));
    return spells;
  }

  static Optional<LocalDate> day(JsonNode date) {
    return Optional.of(date.asString(""))
        .filter(text -> !text.isEmpty())
        .map(text -> LocalDate.parse(text.substring(0, 10)));
  }

  /** The base rate of a day by the hour. */
  Optional<BigDecimal> hourly(LocalDate on) {
    return rates.stream()
        .filter(
            rate ->
                !day(rate.path("effectiveStartDate")).orElse(LocalDate.MIN).isAfter(on)
                    && !day(rate.path("effectiveEndDate")).orElse(EVER).isBefore(on))
        .min(
            Comparator.<JsonNode>comparingInt(rate -> rate.path("sequenceNumber").asInt())
                .thenComparing(
                    rate -> rate.path("effectiveStartDate").asString(), Comparator.reverseOrder()))
        .map(Employment::hourly);
  }

  private static BigDecimal hourly(JsonNode rate) {
    return rate.path("type").asString().equals("Hourly")
        ? rate.path("payRate").decimalValue()
        : rate.path("annualPayRate")
            .decimalValue()
            .divide(rate.path("annualHours").decimalValue(), MathContext.DECIMAL128);
  }
}
