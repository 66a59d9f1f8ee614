package io.tappaycor.config;

import io.tappaycor.json.JsonFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The types of settings. */
final class SettingTypes {

  private SettingTypes() {}

  private static SettingType<String> text() {
    return new SettingType<>(List.of("string"), false, SettingTypes::text);
  }

  /** A string without the blanks around it; a number is taken as its text. */
  static String text(JsonNode value) throws InvalidValueException {
    if (!value.isString() && !value.isNumber()) {
      throw new InvalidValueException("needs to be a string, not " + JsonFile.kind(value));
    }
    return value.asString().strip();
  }

  /** A string that goes into a header, a URL or a form: a line break could inject another. */
  static SettingType<String> header() {
    return text()
        .as(
            text -> {
              if (!text.chars().allMatch(character -> character > 0x1f && character < 0x7f)) {
                throw new InvalidValueException(
                    "has a line break or a character outside ASCII: copy it again");
              }
              return text;
            });
  }

  /** A header that must never be shown. */
  static SettingType<Secret> secret() {
    return header().as(Secret::new).hidden();
  }

  /** A text, perhaps of several lines, that must never be shown. */
  static SettingType<Secret> secretText() {
    return text().as(Secret::new).hidden();
  }

  /** A whole number; its text is taken too. */
  static SettingType<Integer> count(int least, int most) {
    return new SettingType<>(List.of("integer"), false, value -> count(value, least, most));
  }

  private static int count(JsonNode value, int least, int most) throws InvalidValueException {
    String text = value.isContainer() ? "" : value.asString("").strip();
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new InvalidValueException(
          "needs to be a whole number from %d to %d".formatted(least, most));
    }
    return number;
  }

  /** A switch: true or false, or one of the texts that environments use for them. */
  static SettingType<Boolean> flag() {
    return new SettingType<>(List.of("boolean"), false, SettingTypes::flag);
  }

  private static Boolean flag(JsonNode value) throws InvalidValueException {
    String text = value.isContainer() ? "" : value.asString("").strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new InvalidValueException("needs to be true or false");
    };
  }

  /** A time in whole seconds. */
  static SettingType<Duration> seconds(int least, int most) {
    return count(least, most).as(Duration::ofSeconds);
  }

  /** An offset or the name of a zone. */
  static SettingType<ZoneId> zone() {
    return text()
        .as(
            text -> {
              try {
                return ZoneId.of(text);
              } catch (DateTimeException unknown) {
                throw new InvalidValueException("is not a time zone: write it as America/New_York");
              }
            });
  }

  /** What to do with undeclared fields, in any case of letters. */
  static SettingType<DriftPolicy> drift() {
    return text()
        .as(
            text ->
                Arrays.stream(DriftPolicy.values())
                    .filter(policy -> policy.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException("needs to be warn, keep or fail")))
        .choosing(names(DriftPolicy.class));
  }

  /** One of a few names, in any case of letters. */
  static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
    String names = String.join(" or ", names(type));
    return text()
        .as(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(value -> value.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException("needs to be " + names)))
        .choosing(names(type));
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** A path of this machine. */
  /** A name that can be part of a label, a log line and the name of a file. */
  static SettingType<String> tenantName() {
    return text()
        .as(
            text -> {
              if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
                throw new InvalidValueException(
                    "must have up to 63 letters, digits, dots, dashes or underscores, and begin with"
                        + " a letter or digit");
              }
              return text;
            });
  }

  static SettingType<String> path() {
    return pathOr(text -> false);
  }

  /** A path of this machine, or something else that is no path. */
  static SettingType<String> pathOr(Predicate<String> otherwise) {
    return text()
        .as(
            text -> {
              if (otherwise.test(text)) {
                return text;
              }
              try {
                if (text.contains("$") || text.matches("~[^/].*|~")) {
                  throw new InvalidValueException(
                      "has a $ or a ~ that is not expanded: write the path out, or begin it with"
                          + " ~/ for the home directory");
                }
                return Path.of(text).toString();
              } catch (InvalidPathException invalid) {
                throw new InvalidValueException("is not a path: copy it again");
              }
            });
  }

  /** A URL without a query that secrets may be sent to; a slash at its end is left out. */
  static SettingType<URI> url() {
    return urlWithQuery()
        .as(
            url -> {
              if (url.getRawQuery() != null) {
                throw unsafe();
              }
              return url;
            });
  }

  /** A URL that secrets may be sent to: https, or http on a loopback address. */
  static SettingType<URI> urlWithQuery() {
    return header()
        .as(
            text -> {
              try {
                URI url = new URI(text.replaceAll("/+$", ""));
                if (Addresses.isSafe(url)) {
                  return url;
                }
              } catch (URISyntaxException invalid) {
                throw unsafe();
              }
              throw unsafe();
            })
        .formatted("uri");
  }

  private static InvalidValueException unsafe() {
    return new InvalidValueException("needs to be an https URL (http only on a loopback address)");
  }
}
