package io.tappaycor.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** All fields of a record type in the facts, by dotted path. */
final class FactFields {

  /** Deeper types refer to themselves. */
  static final int MAX_DEPTH = 12;

  private final Map<String, Kind> fields = new LinkedHashMap<>();

  private FactFields() {}

  static Map<String, Kind> of(String recordType) {
    FactFields all = new FactFields();
    all.collect(recordType, "", 0);
    return all.fields;
  }

  private void collect(String type, String prefix, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    PaycorFacts.all()
        .fields(type)
        .forEach(
            (name, kind) -> {
              fields.put(prefix + name, new Kind(name(kind), kind.endsWith("?")));
              collect(item(kind), prefix + name + ".", depth + 1);
            });
  }

  private static String name(String kind) {
    String bare = kind.replaceAll("\\?$", "");
    if (bare.startsWith("[")) {
      return "array of " + name(bare.substring(1, bare.length() - 1));
    }
    if (bare.startsWith("{")) {
      return "map";
    }
    return bare.contains(":") ? "object" : bare;
  }

  private static String item(String kind) {
    return kind.replaceAll("[\\[\\]?]", "");
  }
}
