package io.tappaycor.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All fields of a schema in an OpenAPI document, by dotted path. */
final class ApiFields {

  private final Map<String, Kind> fields = new LinkedHashMap<>();
  private final Set<String> deprecated = new TreeSet<>();

  private ApiFields() {}

  static ApiFields of(ApiSchema schema) {
    ApiFields all = new ApiFields();
    all.collect(schema, "", 0);
    return all;
  }

  private void collect(ApiSchema schema, String prefix, int depth) {
    if (depth > FactFields.MAX_DEPTH) {
      return;
    }
    schema
        .properties()
        .forEach(
            (name, property) -> {
              ApiSchema field = ApiSchema.of(schema.document(), property);
              fields.put(prefix + name, new Kind(field.kind(), field.nullable()));
              if (field.deprecated()) {
                deprecated.add(prefix + name);
              }
              collect(item(field), prefix + name + ".", depth + 1);
            });
  }

  private static ApiSchema item(ApiSchema field) {
    return field.type().equals("array") ? item(field.items()) : field;
  }

  Map<String, Kind> fields() {
    return fields;
  }

  Set<String> deprecated() {
    return deprecated;
  }
}
