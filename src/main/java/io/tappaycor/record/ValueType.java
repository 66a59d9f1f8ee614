package io.tappaycor.record;

import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
import tools.jackson.databind.JsonNode;

/**
 * A declared type, ready to bring received values into its shape. A value that it cannot hold
 * becomes null, and is counted. Immutable and safe for many threads.
 */
sealed interface ValueType
    permits ScalarTypes.Text,
        ScalarTypes.Moment,
        ScalarTypes.ClockTime,
        ScalarTypes.Day,
        NumberTypes.Whole,
        NumberTypes.Decimal,
        ScalarTypes.Truth,
        ArrayType,
        ObjectType,
        UnionType,
        OpenType {

  /**
   * The value as the schema promises it; a null node where there is none that it can hold.
   *
   * @param field the dotted path, for counting
   */
  JsonNode conform(JsonNode value, String field, Drift drift);

  /**
   * Writes a value that is not null as the schema promises it. Types override this for values whose
   * bytes can be copied.
   *
   * @param field the dotted path, for counting
   * @return false if null is written
   */
  default boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
    JsonNode conformed = conform(in.tree(value), field, drift);
    out.tree(conformed);
    return !conformed.isNull();
  }

  /** What a type writes for a value, as a tree. */
  static JsonNode conformed(ValueType type, RawValue value, String field, Drift drift) {
    JsonBuffer out = new JsonBuffer(0);
    type.write(value.document(), value.position(), field, drift, out);
    return out.parsed();
  }

  /** Whether a value is of this type as it stands, so that a union can leave it alone. */
  boolean holds(JsonNode value);

  /** The type's name in messages. */
  String title();
}
