package io.tappaycor.sandbox;

import io.tappaycor.json.Json;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How Paycor spells dates and references. */
final class Text {

  /** How Paycor says "not set" where a date cannot be null. */
  static final String NO_DATE = "0001-01-01T00:00:00";

  private Text() {}

  /** A midnight with a zone, as most dates come. */
  static @Nullable String utc(Optional<LocalDate> day) {
    return day.map(Text::utc).orElse(null);
  }

  static String utc(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** A midnight without a zone, as the check dates and the days of time cards come. */
  static String naive(LocalDate day) {
    return day + "T00:00:00";
  }

  static ObjectNode reference(String id, String url) {
    return object().put("id", id).put("url", url);
  }

  static ObjectNode employee(Employee employee) {
    return reference(employee.id(), "/v1/employees/" + employee.id());
  }

  static ObjectNode legalEntity(Company company) {
    return reference(Integer.toString(company.id()), "/v1/legalentities/" + company.id());
  }

  static ObjectNode tenant() {
    return reference(Integer.toString(World.TENANT), "/v1/tenants/" + World.TENANT);
  }

  static ArrayNode array() {
    return Json.NODES.arrayNode();
  }

  static ObjectNode object() {
    return Json.NODES.objectNode();
  }
}
