package io.tappaycor.config;

import io.tappaycor.json.Json;
import io.tappaycor.json.JsonFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Single settings, typed; what is wrong with one is noted, and a stand-in goes on. */
final class SettingValues {

  /** Paycor was founded in 1990; windows from the beginning of time would never end. */
  private static final int EARLIEST_YEAR = 1900;

  private static final int LATEST_YEAR = 9999;

  static final URI PRODUCTION = URI.create("https://apis.paycor.com");

  private final RawSettings settings;
  private final Problems problems;

  SettingValues(RawSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Notes a problem with a setting, naming the file or variable. */
  void problem(Setting setting, String what) {
    String origin = settings.origins().get(setting.key());
    problems.add(setting.key() + (origin == null ? " " : " in " + origin + " ") + what);
  }

  Optional<String> text(Setting setting) {
    JsonNode value = settings.values().path(setting.key());
    Optional<String> text =
        value.isString() || value.isNumber()
            ? Optional.of(value.asString().strip()).filter(each -> !each.isEmpty())
            : Optional.empty();
    if (!value.isNull() && !value.isMissingNode() && !value.isString() && !value.isNumber()) {
      problem(setting, "needs to be a text, not " + JsonFile.kind(value));
    } else if (text.isEmpty() && setting.required()) {
      problem(setting, "is required: " + setting.meaning());
    }
    return text;
  }

  /** A text that goes into a header, a URL or a form: a line break could smuggle in another. */
  Optional<String> header(Setting setting) {
    Optional<String> text = text(setting);
    if (text.isPresent() && !text.get().chars().allMatch(each -> each > 0x1f && each < 0x7f)) {
      problem(setting, "has a line break or a character outside ASCII: copy it again");
    }
    return text;
  }

  int count(Setting setting, int standard, int most) {
    Optional<String> text = text(setting);
    int least = setting.kind() == Setting.Kind.POSITIVE ? 1 : 0;
    if (text.isEmpty()) {
      return standard;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    problem(setting, "needs to be a whole number from %d to %d".formatted(least, most));
    return standard;
  }

  Optional<LocalDate> date(Setting setting) {
    return text(setting).flatMap(text -> date(setting, text));
  }

  private Optional<LocalDate> date(Setting setting, String text) {
    try {
      LocalDate date = day(text);
      if (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR) {
        return Optional.of(date);
      }
    } catch (DateTimeException wrong) {
      // Noted below, like a date that nobody means.
    }
    problem(
        setting,
        "is no date from %d on: write it as 2026-01-31 or 2026-01-31T00:00:00Z"
            .formatted(EARLIEST_YEAR));
    return Optional.empty();
  }

  private static LocalDate day(String text) {
    if (text.length() == "yyyy-MM-dd".length()) {
      return LocalDate.parse(text);
    }
    boolean naive = text.matches(".*T[0-9:.]+");
    Instant instant = OffsetDateTime.parse(naive ? text + "Z" : text).toInstant();
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  ZoneId zone(Setting setting) {
    try {
      return ZoneId.of(text(setting).orElse("UTC"));
    } catch (DateTimeException unknown) {
      problem(setting, "is no time zone: write it as America/New_York");
      return ZoneOffset.UTC;
    }
  }

  /** An https URL, or an http one on a loopback address. */
  Optional<URI> url(Setting setting) {
    Optional<String> text = header(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get().replaceAll("/+$", ""));
      if (Addresses.isSafe(url)
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && (url.getRawQuery() == null || setting == Setting.AUTHORIZATION_URL)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException wrong) {
      // Noted below, like any other text that is no URL.
    }
    problem(setting, "needs to be an https URL (http only on a loopback address)");
    return Optional.empty();
  }

  /** A path of this machine. */
  Optional<String> path(Setting setting) {
    try {
      return text(setting).map(Path::of).map(Path::toString);
    } catch (InvalidPathException wrong) {
      problem(setting, "is no path: copy it again");
      return Optional.empty();
    }
  }

  LegalEntities legalEntities() {
    JsonNode value = settings.values().path(Setting.LEGAL_ENTITY_ID.key());
    if (value.isString() && value.asString().strip().toLowerCase(Locale.ROOT).equals("all")) {
      return new LegalEntities.All();
    }
    Set<Long> ids = new LinkedHashSet<>();
    JsonNode list = unfolded(value);
    if (list.isArray() && list.isEmpty()) {
      problem(Setting.LEGAL_ENTITY_ID, "is an empty array: name at least one");
    } else if (list.isArray()) {
      list.forEach(each -> addId(each.isContainer() ? "" : each.asString("").strip(), ids));
    } else if (list.isObject() || list.isBoolean()) {
      addId("", ids);
    } else {
      text(Setting.LEGAL_ENTITY_ID).ifPresent(each -> addId(each, ids));
    }
    return new LegalEntities.These(List.copyOf(ids));
  }

  /** The environment has arrays as text: {@code [1,2]} or {@code 1,2}. */
  private static JsonNode unfolded(JsonNode value) {
    String text = value.isString() ? value.asString().strip() : "";
    if (!text.startsWith("[") && !text.contains(",")) {
      return value;
    }
    try {
      String array = text.startsWith("[") ? text : "[" + text + "]";
      return Json.read(array.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException noArray) {
      return value;
    }
  }

  private void addId(String text, Set<Long> ids) {
    if (text.matches("[1-9]\\d{0,9}") && Long.parseLong(text) <= Integer.MAX_VALUE) {
      ids.add(Long.parseLong(text));
    } else {
      problem(
          Setting.LEGAL_ENTITY_ID,
          "needs to be a number, an array of numbers, or \"all\" (Paycor's client id)");
    }
  }
}
