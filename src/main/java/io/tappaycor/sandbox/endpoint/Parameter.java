package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.http.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** One query parameter of an endpoint. Unknown parameters are refused. */
public record Parameter(
    String name, Kind kind, boolean required, boolean repeated, List<String> values) {

  /** The format of a value. */
  enum Kind {
    TEXT(".*"),
    WHOLE_NUMBER("-?\\d{1,19}"),
    YES_OR_NO("(?i:true|false)"),
    /** A date or a date-time. According to Paycor's API documents, the time is ignored. */
    DATE(
        "\\d{4}-\\d{2}-\\d{2}"
            + "([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+ -]\\d{2}:?\\d{2})?)?");

    @SuppressWarnings("ImmutableEnumChecker") // A Pattern never changes.
    private final Pattern pattern;

    Kind(String expression) {
      this.pattern = Pattern.compile(expression, Pattern.DOTALL);
    }

    boolean accepts(String value) {
      return pattern.matcher(value).matches();
    }
  }

  /** An optional string. */
  public static Parameter text(String name) {
    return new Parameter(name, Kind.TEXT, false, false, List.of());
  }

  /** An optional integer. */
  public static Parameter number(String name) {
    return new Parameter(name, Kind.WHOLE_NUMBER, false, false, List.of());
  }

  /** An optional boolean. */
  public static Parameter yesOrNo(String name) {
    return new Parameter(name, Kind.YES_OR_NO, false, false, List.of());
  }

  /** An optional date. */
  public static Parameter date(String name) {
    return new Parameter(name, Kind.DATE, false, false, List.of());
  }

  /** An optional parameter with one of these values. */
  public static Parameter choice(String name, String... values) {
    return new Parameter(name, Kind.TEXT, false, false, List.of(values));
  }

  /** A repeated key, such as {@code include}. */
  public static Parameter choices(String name, List<String> values) {
    return new Parameter(name, Kind.TEXT, false, true, values);
  }

  /** The same parameter, but required. */
  public Parameter mandatory() {
    return new Parameter(name, kind, true, repeated, values);
  }

  void check(List<String> sent) {
    if (required && sent.isEmpty()) {
      throw Refusal.badRequest("The " + name + " field is required.");
    }
    if (!repeated && sent.size() > 1) {
      throw Refusal.badRequest("The " + name + " field takes one value.");
    }
    for (String value : sent) {
      boolean listed = values.isEmpty() || values.stream().anyMatch(value::equalsIgnoreCase);
      if (!listed || value.isEmpty() || !kind.accepts(value)) {
        throw Refusal.badRequest("The value '" + value + "' is not valid for " + name + ".");
      }
    }
  }
}
