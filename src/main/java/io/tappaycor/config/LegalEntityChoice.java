package io.tappaycor.config;

import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code legal_entity_id}: one id, an array of ids, or {@code "all"}. */
final class LegalEntityChoice {

  private LegalEntityChoice() {}

  static SettingType<LegalEntities> type() {
    return new SettingType<>(
        List.of("integer", "string", "array"), false, LegalEntityChoice::parse);
  }

  private static LegalEntities parse(JsonNode value) throws InvalidValueException {
    if (value.isString() && value.stringValue().strip().equalsIgnoreCase("all")) {
      return new LegalEntities.All();
    }
    JsonNode unfolded = unfolded(value);
    if (!unfolded.isArray()) {
      return new LegalEntities.These(List.of(id(unfolded)));
    }
    if (unfolded.isEmpty()) {
      throw new InvalidValueException("is an empty array: name at least one legal entity");
    }
    Set<LegalEntityId> ids = new LinkedHashSet<>();
    for (JsonNode element : unfolded) {
      ids.add(id(element));
    }
    return new LegalEntities.These(List.copyOf(ids));
  }

  /** The environment has arrays as text: {@code [1,2]} or {@code 1,2}. */
  private static JsonNode unfolded(JsonNode value) {
    String text = value.isString() ? value.stringValue().strip() : "";
    if (!text.startsWith("[") && !text.contains(",")) {
      return value;
    }
    try {
      String array = text.startsWith("[") ? text : "[" + text + "]";
      return Json.read(array.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException notAnArray) {
      return value;
    }
  }

  private static LegalEntityId id(JsonNode value) throws InvalidValueException {
    String text = value.isContainer() ? "" : value.asString("").strip();
    if (text.matches("[1-9]\\d{0,9}") && Long.parseLong(text) <= Integer.MAX_VALUE) {
      return new LegalEntityId(Long.parseLong(text));
    }
    throw new InvalidValueException(
        "needs to be a number, an array of numbers, or \"all\" (Paycor's client id)");
  }
}
