package io.tappaycor.sandbox.record;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How Paycor spells dates and references. */
public final class Text {

  /** How Paycor says "not set" where a date cannot be null. */
  public static final String NO_DATE = "0001-01-01T00:00:00";

  private Text() {}

  /** A midnight with a zone, as most dates come. */
  public static @Nullable String utc(Optional<LocalDate> day) {
    return day.map(Text::utc).orElse(null);
  }

  public static String utc(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** A midnight without a zone, as the check dates and the days of time cards come. */
  public static String naive(LocalDate day) {
    return day + "T00:00:00";
  }

  public static ObjectNode reference(String id, String url) {
    return object().put("id", id).put("url", url);
  }

  public static ObjectNode employee(Employee employee) {
    return reference(employee.id(), "/v1/employees/" + employee.id());
  }

  public static ObjectNode legalEntity(Company company) {
    return reference(Integer.toString(company.id()), "/v1/legalentities/" + company.id());
  }

  public static ObjectNode tenant() {
    return reference(Integer.toString(World.TENANT), "/v1/tenants/" + World.TENANT);
  }

  public static ArrayNode array() {
    return Json.NODES.arrayNode();
  }

  public static ObjectNode object() {
    return Json.NODES.objectNode();
  }
}
