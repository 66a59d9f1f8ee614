package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads settings that are lists of texts; the environment has them as one text. */
final class TextList {

  private TextList() {}

  /** An array of texts, or a text such as {@code ["a","b"]} or {@code a,b}. */
  static SettingType<List<String>> type() {
    return new SettingType<>(List.of("array", "string"), false, TextList::texts);
  }

  /** The texts of a value, without the blanks around them. */
  static List<String> texts(JsonNode value) throws InvalidValueException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(value)) {
      String text = element.isString() ? element.stringValue().strip() : "";
      if (text.isEmpty()) {
        throw new InvalidValueException("needs to be an array of texts");
      }
      texts.add(text);
    }
    if (texts.isEmpty()) {
      throw new InvalidValueException("is an empty array: name something, or leave it out");
    }
    return texts;
  }

  private static Iterable<JsonNode> elements(JsonNode value) throws InvalidValueException {
    if (value.isArray()) {
      return value;
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    if (!text.startsWith("[")) {
      List<JsonNode> split = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        split.add(Json.NODES.stringNode(part));
      }
      return split;
    }
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException notAnArray) {
      throw new InvalidValueException("is not a JSON array: copy it again");
    }
  }
}
