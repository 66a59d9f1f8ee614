package io.tappaycor.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Every field of a record, however deep, as a dotted path with its type: facts and schema alike.
 */
public final class DottedFields {

  private final Map<String, String> types = new LinkedHashMap<>();

  private DottedFields() {}

  /** The fields of a schema. */
  public static Map<String, String> of(JsonNode schema) {
    DottedFields fields = new DottedFields();
    fields.inside(schema, "");
    return fields.types;
  }

  /** What each field of a schema means. */
  public static Map<String, String> descriptions(JsonNode schema) {
    Map<String, String> meanings = new LinkedHashMap<>();
    describe(schema, "", meanings);
    return meanings;
  }

  private static void describe(JsonNode schema, String prefix, Map<String, String> meanings) {
    for (var property : schema.path("properties").properties()) {
      String path = prefix + property.getKey();
      meanings.put(path, property.getValue().path("description").asString(""));
      describe(property.getValue(), path + ".", meanings);
      describe(property.getValue().path("items"), path + ".", meanings);
    }
  }

  /** The fields of a record type of the facts. */
  static Map<String, String> of(String recordType) {
    DottedFields fields = new DottedFields();
    fields.inside(recordType, "");
    return fields.types;
  }

  private void inside(JsonNode schema, String prefix) {
    for (var property : schema.path("properties").properties()) {
      JsonNode field = property.getValue();
      String path = prefix + property.getKey();
      types.put(path, type(field));
      inside(field, path + ".");
      inside(field.path("items"), path + ".");
    }
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.path(type.size() - 1).asString() : type.asString();
    if (name.equals("array")) {
      return "array of " + type(schema.path("items"));
    }
    return schema.has("format") ? name + " " + schema.path("format").asString() : name;
  }

  private void inside(String recordType, String prefix) {
    PaycorFacts.all()
        .fields(recordType)
        .forEach(
            (name, type) -> {
              types.put(prefix + name, inSchema(type));
              inside(type.replaceAll("[\\[\\]?]", ""), prefix + name + ".");
            });
  }

  /** The schemas keep only the one format that targets act on. */
  private static String inSchema(String type) {
    String bare = type.replaceAll("\\?$", "");
    if (bare.startsWith("[")) {
      return "array of " + inSchema(bare.substring(1, bare.length() - 1));
    }
    if (bare.startsWith("{") || bare.contains(":")) {
      return "object";
    }
    return bare.endsWith(" date-time") ? bare : bare.replaceAll(" .*", "");
  }
}
