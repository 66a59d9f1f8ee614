package io.tappaycor.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One setting: all that is known of it. {@link Settings} is the table of them.
 *
 * @param key the key in a config file
 * @param type what a value may be and how it is read
 * @param fallback the value if none is set, read when it is needed, because a time zone takes as
 *     long to load as a short call; empty if the setting is required
 * @param given the default, as a user would write it; empty if there is none
 * @param defaultText the default for the documentation, in Markdown; empty if there is none
 * @param help what it is for, in one line of Markdown
 * @param <T> the type of the value in a {@link Configuration}
 */
public record Setting<T>(
    String key,
    SettingType<T> type,
    Optional<Supplier<T>> fallback,
    Optional<String> given,
    String defaultText,
    String help) {

  private static final String PREFIX = "TAP_PAYCOR_";

  private static final Map<String, String> ABBREVIATIONS =
      Map.of("id", "ID", "url", "URL", "uri", "URI", "api", "API", "ca", "CA");

  /** A setting without which there is no sync. */
  static <T> Setting<T> required(String key, SettingType<T> type, String help) {
    return new Setting<>(key, type, Optional.empty(), Optional.empty(), "", help);
  }

  /**
   * A setting with a default.
   *
   * @param given the default, as a user would write it
   */
  static <T> Setting<T> withDefault(String key, SettingType<T> type, String given, String help) {
    boolean number = given.chars().allMatch(Character::isDigit);
    String text = number ? given : "`" + given + "`";
    return new Setting<>(
        key, type, Optional.of(() -> type.parseKnown(given)), Optional.of(given), text, help);
  }

  /**
   * A setting that may be missing.
   *
   * @param otherwise what happens then, in Markdown; may be empty
   */
  static <T> Setting<Optional<T>> optional(
      String key, SettingType<T> type, String otherwise, String help) {
    return new Setting<>(
        key, type.optional(), Optional.of(Optional::empty), Optional.empty(), otherwise, help);
  }

  /** The variable that {@code --config ENV} reads. */
  public String variable() {
    return PREFIX + key.toUpperCase(Locale.ROOT);
  }

  /** The key that a variable of the environment sets, whether or not there is such a setting. */
  static Optional<String> keyOf(String variable) {
    return variable.startsWith(PREFIX)
        ? Optional.of(variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether a sync is impossible without it. */
  public boolean required() {
    return fallback.isEmpty();
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return type.secret();
  }

  /** What a form shows for it: its key in words. */
  public String title() {
    return Arrays.stream(key.split("_", -1))
        .map(word -> ABBREVIATIONS.getOrDefault(word, capitalized(word)))
        .collect(Collectors.joining(" "));
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The texts that there are to choose from; none if any value may do. */
  public List<String> choices() {
    return type.choices();
  }

  /** The format of a text, by JSON Schema; empty for none. */
  public String format() {
    return type.format();
  }

  /** The JSON Schema types of the value. */
  public List<String> jsonTypes() {
    return type.jsonTypes();
  }

  /**
   * The value of the setting.
   *
   * @throws InvalidValueException if it is invalid, or missing though it is required
   */
  T parse(JsonNode value) throws InvalidValueException {
    if (!isAbsent(value)) {
      return type.parser().parse(value);
    }
    return fallback.orElseThrow(() -> new InvalidValueException("is required: " + help)).get();
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && value.stringValue().isBlank());
  }
}
