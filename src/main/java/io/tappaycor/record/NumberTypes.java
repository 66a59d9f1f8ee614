package io.tappaycor.record;

import io.tappaycor.json.Json;
import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.Kind;
import io.tappaycor.json.RawDocument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The types of numbers: texts are converted where it is clear which number they mean. */
final class NumberTypes {

  /**
   * A number as text. Commas between thousands are unambiguous only where there are several, or a
   * point after them: {@code 1,234} is a little more than one in other countries.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?(?:(?:0|[1-9]\\d{0,399})(?:\\.\\d{1,399})?|\\.\\d{1,399})(?:[eE][+-]?\\d{1,3})?"
              + "|-?[1-9]\\d{0,2}(?:(?:,\\d{3}){2,130}(?:\\.\\d{1,399})?|,\\d{3}\\.\\d{1,399})");

  private NumberTypes() {}

  /** {@code integer}, of any size: {@code 5.0} becomes {@code 5}. */
  record Whole() implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      if (value.isInt() || value.isLong()) {
        return value;
      }
      if (ScalarTypes.isNotSet(value)) {
        return Json.NODES.nullNode();
      }
      return Numbers.read(value, NUMBER)
          .flatMap(Whole::whole)
          .<JsonNode>map(Json.NODES::numberNode)
          .orElseGet(() -> ScalarTypes.mismatch(this, value, field, drift));
    }

    private static Optional<BigInteger> whole(BigDecimal number) {
      return number.stripTrailingZeros().scale() <= 0
          ? Optional.of(number.toBigInteger())
          : Optional.empty();
    }

    @Override
    public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
      if (in.kind(value) == Kind.INTEGER) {
        out.raw(in, value);
        return true;
      }
      return ValueType.super.write(in, value, field, drift, out);
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isIntegralNumber();
    }

    @Override
    public String title() {
      return "integer";
    }
  }

  /** {@code number}, to the digit. */
  record Decimal() implements ValueType {
    @Override
    public JsonNode conform(JsonNode value, String field, Drift drift) {
      if (value.isInt() || value.isLong()) {
        return value;
      }
      if (ScalarTypes.isNotSet(value)) {
        return Json.NODES.nullNode();
      }
      return Numbers.read(value, NUMBER)
          .<JsonNode>map(Json.NODES::numberNode)
          .orElseGet(() -> ScalarTypes.mismatch(this, value, field, drift));
    }

    @Override
    public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
      if (in.kind(value) == Kind.INTEGER || in.kind(value) == Kind.DECIMAL) {
        out.raw(in, value);
        return true;
      }
      return ValueType.super.write(in, value, field, drift, out);
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isNumber();
    }

    @Override
    public String title() {
      return "number";
    }
  }
}
