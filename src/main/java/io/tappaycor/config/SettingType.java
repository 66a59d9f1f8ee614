package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the values of a setting may be.
 *
 * @param jsonTypes the JSON Schema types of a value
 * @param secret whether a value must never be shown
 * @param parser reads a value
 */
record SettingType<T>(List<String> jsonTypes, boolean secret, Parser<T> parser) {

  SettingType {
    jsonTypes = List.copyOf(jsonTypes);
  }

  /** Reads a value that is neither null nor blank. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(JsonNode value) throws InvalidValueException;
  }

  /** Reads what another parser has read. */
  @FunctionalInterface
  interface Conversion<S, T> {
    T convert(S value) throws InvalidValueException;
  }

  /** The same values, read into another type. */
  <U> SettingType<U> as(Conversion<T, U> conversion) {
    return new SettingType<>(jsonTypes, secret, value -> conversion.convert(parser.parse(value)));
  }

  /** The same values, none of which may be shown. */
  SettingType<T> hidden() {
    return new SettingType<>(jsonTypes, true, parser);
  }

  /** The same values, for a setting that may be missing. */
  SettingType<Optional<T>> optional() {
    return as(Optional::of);
  }

  /** Reads a value from the source code. */
  T parseKnown(String text) {
    try {
      return parser.parse(Json.NODES.stringNode(text));
    } catch (InvalidValueException invalid) {
      throw new IllegalArgumentException("The default " + text + " is invalid", invalid);
    }
  }
}
