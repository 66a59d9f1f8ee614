package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the values of a setting may be.
 *
 * @param jsonTypes the JSON Schema types of a value
 * @param choices the texts that there are to choose from; none if any value may do
 * @param format of a text, by JSON Schema; empty for none
 * @param secret whether a value must never be shown
 * @param parser reads a value
 */
record SettingType<T>(
    List<String> jsonTypes, List<String> choices, String format, boolean secret, Parser<T> parser) {

  SettingType {
    jsonTypes = List.copyOf(jsonTypes);
    choices = List.copyOf(choices);
  }

  /** Any value of these JSON Schema types that a parser takes. */
  SettingType(List<String> jsonTypes, boolean secret, Parser<T> parser) {
    this(jsonTypes, List.of(), "", secret, parser);
  }

  /** The same, for one of a few texts. */
  SettingType<T> choosing(List<String> texts) {
    return new SettingType<>(jsonTypes, texts, format, secret, parser);
  }

  /** The same, for texts of a format. */
  SettingType<T> formatted(String name) {
    return new SettingType<>(jsonTypes, choices, name, secret, parser);
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
    return new SettingType<>(
        jsonTypes, choices, format, secret, value -> conversion.convert(parser.parse(value)));
  }

  /** The same values, none of which may be shown. */
  SettingType<T> hidden() {
    return new SettingType<>(jsonTypes, choices, format, true, parser);
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
