package io.tappaycor.record;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Numbers in plain notation, bounded: {@code 1e999999999} would fill the memory otherwise. */
final class Numbers {

  /** More digits than this, before and after the point, are more than any target holds. */
  static final int MAX_DIGITS = 400;

  private Numbers() {}

  /** The number in plain notation, with the digits received; empty if there are too many. */
  static Optional<String> plain(JsonNode number) {
    if (number.isInt() || number.isLong()) {
      return Optional.of(number.asString());
    }
    BigDecimal value = number.decimalValue();
    return digits(value) > MAX_DIGITS ? Optional.empty() : Optional.of(value.toPlainString());
  }

  /** A number, or a text that is one, but for blanks around it and commas between thousands. */
  static Optional<BigDecimal> read(JsonNode value, Pattern allowedText) {
    Optional<BigDecimal> number =
        value.isNumber()
            ? Optional.of(value.decimalValue())
            : Optional.of(value)
                .filter(JsonNode::isString)
                .map(text -> text.asString().strip())
                .filter(text -> allowedText.matcher(text).matches())
                .map(text -> new BigDecimal(text.replace(",", "")));
    return number.filter(found -> digits(found) <= MAX_DIGITS);
  }

  private static long digits(BigDecimal value) {
    long precision = value.precision();
    long scale = value.scale();
    // Zeros fill up to the point: behind the digits of 1e3, before those of 1e-3.
    return Math.max(precision - Math.min(scale, 0), scale + 1);
  }
}
