package io.tappaycor.config;

import io.tappaycor.failure.NearestName;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Keys that are not settings, each with the setting that was probably meant. */
final class UnknownKeys {

  private UnknownKeys() {}

  static List<String> in(ObjectNode values) {
    return values.propertyNames().stream()
        .filter(key -> Settings.of(key).isEmpty())
        .map(UnknownKeys::describe)
        .toList();
  }

  private static String describe(String key) {
    String hint =
        NearestName.of(key, Settings.keys())
            .map(meant -> ": did you mean " + meant + "?")
            .orElse(" and is ignored");
    String shown = key.length() > 60 ? key.substring(0, 60) + "…" : key;
    return "The setting " + shown.replaceAll("\\p{Cntrl}", "?") + " does not exist" + hint;
  }
}
