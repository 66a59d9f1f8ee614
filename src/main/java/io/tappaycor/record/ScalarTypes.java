package io.tappaycor.record;

import io.tappaycor.config.ClockFields;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.Kind;
import io.tappaycor.json.RawDocument;
import io.tappaycor.record.DateTimes.DateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The types without parts, but for numbers: what is unambiguous is converted, the rest is a
 * mismatch.
 */
final class ScalarTypes {

  private ScalarTypes() {}

  /** {@code string}: numbers and booleans become their text. */
  record Text() implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      if (value.isString()) {
        return Texts.clean(value);
      }
      Optional<String> text =
          value.isNumber()
              ? Numbers.plain(value)
              : value.isBoolean() ? Optional.of(value.asString()) : Optional.empty();
      return text.<JsonNode>map(Json.NODES::stringNode)
          .orElseGet(() -> mismatch(this, value, field, drift));
    }

    @Override
    public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
      if (in.kind(value) == Kind.STRING) {
        out.raw(in, value);
        return true;
      }
      return ValueType.super.write(in, value, field, drift, out);
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isString();
    }

    @Override
    public String title() {
      return "string";
    }
  }

  /**
   * {@code date-time}.
   *
   * @param zone of wall times without a zone
   */
  record Moment(ZoneId zone) implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      return moment(value, zone, DateTime::rfc3339)
          .orElseGet(() -> mismatch(this, value, field, drift));
    }

    @Override
    public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
      if (in.kind(value) == Kind.STRING && PlainDateTimes.isOne(in, value)) {
        out.raw(in, value);
        return true;
      }
      return ValueType.super.write(in, value, field, drift, out);
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isString() && DateTimes.parse(value.asString(), zone).isPresent();
    }

    @Override
    public String title() {
      return "date-time";
    }
  }

  /** {@code date-time} of a clock on a wall, written otherwise than it is received. */
  record ClockTime(ClockFields clock) implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      boolean utc = clock.form() == ClockFields.Form.UTC;
      return moment(value, clock.zone(), time -> utc ? time.inUtc() : time.onTheWall())
          .orElseGet(() -> mismatch(this, value, field, drift));
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isString() && DateTimes.parse(value.asString(), clock.zone()).isPresent();
    }

    @Override
    public String title() {
      return "date-time";
    }
  }

  /** {@code date}: only where a user's own catalog declares it. */
  record Day(ZoneId zone) implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      return moment(value, zone, moment -> moment.wall().toLocalDate().toString())
          .orElseGet(() -> mismatch(this, value, field, drift));
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isString()
          && value.asString().length() == "yyyy-MM-dd".length()
          && DateTimes.parse(value.asString(), zone).isPresent();
    }

    @Override
    public String title() {
      return "date";
    }
  }

  /** Whether it is a blank text, which says of every type but text that there is no value. */
  static boolean isNotSet(JsonNode value) {
    return value.isString() && value.asString().isBlank();
  }

  /** A date-time as text, null if it is not set; empty if the value is none. */
  private static Optional<JsonNode> moment(
      JsonNode value, ZoneId zone, Function<DateTime, String> print) {
    String text = value.isString() ? value.asString().strip() : "?";
    if (text.isEmpty()) {
      return Optional.of(Json.NODES.nullNode());
    }
    return DateTimes.parse(text, zone)
        .map(
            moment ->
                moment.isNotSet()
                    ? Json.NODES.nullNode()
                    : Json.NODES.stringNode(print.apply(moment)));
  }

  /** {@code boolean}; the texts {@code "True"} and {@code "False"} occur in Paycor's examples. */
  record Truth() implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      if (value.isBoolean()) {
        return value;
      }
      if (isNotSet(value)) {
        return Json.NODES.nullNode();
      }
      return switch (value.isString() ? value.asString().strip().toLowerCase(Locale.ROOT) : "") {
        case "true" -> Json.NODES.booleanNode(true);
        case "false" -> Json.NODES.booleanNode(false);
        default -> mismatch(this, value, field, drift);
      };
    }

    @Override
    public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
      if (in.kind(value) == Kind.TRUE || in.kind(value) == Kind.FALSE) {
        out.raw(in, value);
        return true;
      }
      return ValueType.super.write(in, value, field, drift, out);
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isBoolean();
    }

    @Override
    public String title() {
      return "boolean";
    }
  }

  /** Counts a value that the type cannot hold, and gives null in its place. */
  static JsonNode mismatch(ValueType declared, JsonNode found, String field, Drift drift) {
    drift.mismatch(field, declared.title(), kind(found));
    return Json.NODES.nullNode();
  }

  private static String kind(JsonNode value) {
    if (value.isNumber() && Numbers.plain(value).isEmpty()) {
      return "a number of more than " + Numbers.MAX_DIGITS + " digits";
    }
    if (value.isString()) {
      return "a text that is none";
    }
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
