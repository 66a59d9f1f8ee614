package io.tappaycor.sandbox.record;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills a form for a company and an employee with known values, and random values otherwise. */
public final class Inventor {

  private static final int NULL_PERCENT = 20;

  private final Company company;
  private final Employee employee;
  private final Dice dice;

  private Inventor(Company company, Employee employee, Dice dice) {
    this.company = company;
    this.employee = employee;
    this.dice = dice;
  }

  /** A record about the company; fields about an employee refer to a random one. */
  public static ObjectNode record(String form, Company company, String topic, long which) {
    Dice dice = company.seed().dice(topic, which);
    Employee employee = company.employee(dice.below(company.settings().employees()));
    return new Inventor(company, employee, dice).fill(Form.named(form));
  }

  /** A record about an employee. */
  public static ObjectNode record(String form, Employee employee, String topic, long which) {
    Dice dice = employee.company().seed().dice(topic, employee.index(), which);
    return new Inventor(employee.company(), employee, dice).fill(Form.named(form));
  }

  private ObjectNode fill(Form form) {
    ObjectNode record = Text.object();
    form.fields().forEach(field -> record.set(field.name(), value(field)));
    return record;
  }

  private JsonNode value(Form.Field field) {
    Optional<String> known = known(field.name()).or(() -> known(field.kind()));
    if (known.isPresent() && !field.isList()) {
      return spell(field.kind(), known.get());
    }
    if (field.kind().startsWith("ResourceReference")) {
      return reference(field.name());
    }
    if (field.nullable() && dice.chance(NULL_PERCENT)) {
      return Json.NODES.nullNode();
    }
    if (field.isList()) {
      ArrayNode list = Text.array();
      int count = dice.between(0, 2);
      for (int i = 0; i < count; i++) {
        list.add(value(field.item()));
      }
      return list;
    }
    return Form.exists(field.kind()) ? fill(Form.named(field.kind())) : draw(field);
  }

  private Optional<String> known(String what) {
    return KnownValues.of(what, company, employee, dice);
  }

  private static JsonNode spell(String kind, String known) {
    return kind.equals("int") || kind.equals("long")
        ? Json.NODES.numberNode(Long.parseLong(known))
        : Json.NODES.stringNode(known);
  }

  private ObjectNode reference(String field) {
    if (field.equals("employee")) {
      return Text.employee(employee);
    }
    if (field.equals("legalEntity")) {
      return Text.legalEntity(company);
    }
    return field.equals("tenant")
        ? Text.tenant()
        : Text.object().putNull("id").put("url", "/v1/legalentities/" + company.id() + "/" + field);
  }

  private JsonNode draw(Form.Field field) {
    String kind = field.kind();
    if (kind.startsWith("date")) {
      return Json.NODES.stringNode(date(kind));
    }
    if (kind.startsWith("digits")) {
      return Json.NODES.stringNode(dice.digits(Integer.parseInt(kind.substring(6))));
    }
    if (kind.contains("|")) {
      return Json.NODES.stringNode(dice.pick(List.of(kind.split("\\|", -1))));
    }
    return switch (kind) {
      case "guid" -> Json.NODES.stringNode(company.seed().guid(field.name(), dice.below(1 << 30)));
      case "bool" -> Json.NODES.booleanNode(dice.chance(50));
      case "int" -> Json.NODES.numberNode(dice.between(1, 40));
      case "long" -> Json.NODES.numberNode(3_000_000_000L + dice.below(1 << 30));
      case "decimal" -> Json.NODES.numberNode(decimal(field.name()));
      case "double" -> Json.NODES.numberNode(dice.below(400) / 4.0);
      case "map" -> Text.object().put("Region", dice.pick(Words.PLACES)).put("Größe", "M");
      default -> Json.NODES.stringNode(Words.text(field.name(), dice));
    };
  }

  private BigDecimal decimal(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).contains("rate")
        ? BigDecimal.valueOf(dice.between(1450, 9900), 2)
        : dice.money(100, 900_000);
  }

  private String date(String kind) {
    java.time.LocalDate day = company.settings().anchor().minusDays(dice.below(900));
    return switch (kind) {
      case "dateUtc" -> Text.utc(day);
      case "dateOnly" -> day.toString();
      case "dateUs" ->
          String.format(
              java.util.Locale.ROOT,
              "%02d/%02d/%d",
              day.getMonthValue(),
              day.getDayOfMonth(),
              day.getYear());
      default -> Text.naive(day);
    };
  }
}
