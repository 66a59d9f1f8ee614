package io.tappaycor.record;

import io.tappaycor.config.ClockFields;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Turns a JSON Schema into value types, once per stream.
 *
 * @param clockFields dotted paths of wall times without a zone
 * @param clock how those are written
 * @param keepUndeclared whether undeclared fields are kept
 */
record TypeCompiler(Set<String> clockFields, ClockFields clock, boolean keepUndeclared) {

  /** Marks the elements of an array in a path for people. */
  private static final String ELEMENT = "[]";

  /**
   * One of the schemas that a field may have.
   *
   * @param schema with the selected fields
   * @param full with all declared fields
   */
  private record Branch(JsonNode schema, JsonNode full) {}

  /**
   * The type of an object.
   *
   * @param schema with the selected fields
   * @param full with all declared fields
   * @param keys the fields that must be there and not null
   */
  ObjectType object(JsonNode schema, JsonNode full, String path, Set<String> keys) {
    Branch branch = new Branch(schema, full);
    return object(branch, path, keys, unselected(List.of(branch)));
  }

  private ObjectType object(Branch branch, String path, Set<String> keys, Set<String> unselected) {
    Set<String> required = new HashSet<>(keys);
    branch.schema().path("required").forEach(name -> required.add(name.asString("")));
    List<FieldTable.Field> fields = new ArrayList<>();
    for (var property : branch.schema().path("properties").properties()) {
      String name = property.getKey();
      String where = path.isEmpty() ? name : path + "." + name;
      JsonNode declared = branch.full().path("properties").path(name);
      ValueType type = type(property.getValue(), declared, where);
      boolean nullable = nullable(property.getValue()) && !keys.contains(name);
      fields.add(new FieldTable.Field(name, where, type, nullable, required.contains(name)));
    }
    return new ObjectType(new FieldTable(fields), unselected, keepUndeclared);
  }

  /** What is selected in no branch, though it is declared in one. */
  private static Set<String> unselected(List<Branch> branches) {
    Set<String> names = new HashSet<>();
    branches.forEach(branch -> names.addAll(branch.full().path("properties").propertyNames()));
    branches.forEach(branch -> names.removeAll(branch.schema().path("properties").propertyNames()));
    return names;
  }

  private ValueType type(JsonNode schema, JsonNode full, String path) {
    List<Branch> branches = branches(schema, full);
    Set<String> unselected = unselected(branches);
    List<ValueType> choices = new ArrayList<>();
    for (Branch branch : branches) {
      for (String name : names(branch.schema())) {
        if (!name.equals("null")) {
          choices.add(named(name, branch, path, unselected));
        }
      }
    }
    if (!unselected.isEmpty()) {
      // What holds anything would hold what the user does not want: it comes last.
      choices.sort(Comparator.comparing(choice -> choice instanceof OpenType));
    }
    return choices.size() == 1 ? choices.get(0) : new UnionType(choices);
  }

  private ValueType named(String name, Branch branch, String path, Set<String> unselected) {
    JsonNode schema = branch.schema();
    return switch (name) {
      case "string" -> text(schema.path("format").asString(""), path);
      case "integer" -> new NumberTypes.Whole();
      case "number" -> new NumberTypes.Decimal();
      case "boolean" -> new ScalarTypes.Truth();
      case "array" ->
          schema.path("items").isObject()
              ? new ArrayType(
                  type(schema.path("items"), branch.full().path("items"), path + ELEMENT),
                  path + ELEMENT,
                  nullable(schema.path("items")))
              : new ArrayType(new OpenType(false), path + ELEMENT, true);
      case "object" ->
          schema.path("properties").isObject()
              ? object(branch, path, Set.of(), unselected)
              : new OpenType(true);
      default -> new OpenType(false);
    };
  }

  private ValueType text(String format, String path) {
    boolean isClock = clockFields.contains(path.replace(ELEMENT, ""));
    ZoneId zone = isClock ? clock.zone() : ZoneOffset.UTC;
    boolean asReceived = !isClock || clock.form() == ClockFields.Form.OFFSET;
    return switch (format) {
      case "date-time" ->
          asReceived ? new ScalarTypes.Moment(zone) : new ScalarTypes.ClockTime(clock);
      case "date" -> new ScalarTypes.Day(zone);
      default -> new ScalarTypes.Text();
    };
  }

  /** The schema itself, or what it offers a choice of, choices within choices among them. */
  private static List<Branch> branches(JsonNode schema, JsonNode full) {
    String choice = schema.has("anyOf") ? "anyOf" : "oneOf";
    List<Branch> branches = new ArrayList<>();
    for (int index = 0; index < schema.path(choice).size(); index++) {
      branches.addAll(branches(schema.path(choice).path(index), full.path(choice).path(index)));
    }
    return branches.isEmpty() ? List.of(new Branch(schema, full)) : branches;
  }

  /** The names of the types; what has fields or elements is an object or array without a name. */
  private static List<String> names(JsonNode schema) {
    List<String> names = declared(schema);
    if (names.isEmpty()) {
      boolean object = schema.path("properties").isObject();
      names.add(object ? "object" : schema.path("items").isObject() ? "array" : "any");
    }
    return names;
  }

  private static List<String> declared(JsonNode schema) {
    List<String> names = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      names.add(type.asString());
    }
    type.forEach(name -> names.add(name.asString("")));
    return names;
  }

  private static boolean nullable(JsonNode schema) {
    for (Branch branch : branches(schema, schema)) {
      List<String> names = declared(branch.schema());
      if (names.isEmpty() || names.contains("null")) {
        return true;
      }
    }
    return false;
  }
}
