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

/** The formats of Paycor's dates and references. */
public final class Text {

  /** Means "not set" where a date cannot be null. */
  public static final String NO_DATE = "0001-01-01T00:00:00";

  private Text() {}

  /** Midnight with a zone, the format of most dates. */
  public static @Nullable String utc(Optional<LocalDate> day) {
    return day.map(Text::utc).orElse(null);
  }

  /** Midnight with a zone. */
  public static String utc(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** Midnight without a zone, the format of check dates and days of time cards. */
  public static String naive(LocalDate day) {
    return day + "T00:00:00";
  }

  /** A reference to a record. */
  public static ObjectNode reference(String id, String url) {
    return object().put("id", id).put("url", url);
  }

  /** A reference to an employee. */
  public static ObjectNode employee(Employee employee) {
    return reference(employee.id(), "/v1/employees/" + employee.id());
  }

  /** A reference to a legal entity. */
  public static ObjectNode legalEntity(Company company) {
    return reference(Integer.toString(company.id()), "/v1/legalentities/" + company.id());
  }

  /** A reference to the tenant. */
  public static ObjectNode tenant() {
    return reference(Integer.toString(World.TENANT), "/v1/tenants/" + World.TENANT);
  }

  /** A new array. */
  public static ArrayNode array() {
    return Json.NODES.arrayNode();
  }

  /** A new object. */
  public static ObjectNode object() {
    return Json.NODES.objectNode();
  }
}
