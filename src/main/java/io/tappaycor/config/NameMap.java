package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads settings that are objects from text to text; the environment has them as JSON. */
final class NameMap {

  private NameMap() {}

  static SettingType<Map<String, String>> type() {
    return new SettingType<>(List.of("object"), false, NameMap::parse);
  }

  private static Map<String, String> parse(JsonNode value) throws InvalidValueException {
    JsonNode object = value.isString() ? read(value.stringValue()) : value;
    if (!object.isObject()) {
      throw needs();
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> name : object.properties()) {
      if (!name.getValue().isString()) {
        throw needs();
      }
      names.put(name.getKey(), name.getValue().stringValue().strip());
    }
    return Map.copyOf(names);
  }

  private static JsonNode read(String text) throws InvalidValueException {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException notJson) {
      throw needs();
    }
  }

  private static InvalidValueException needs() {
    return new InvalidValueException(
        "needs to be a JSON object from text to text, such as {\"employees\": \"staff\"}");
  }
}
