package io.tappaycor.record;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A declared type, ready to bring received values into its shape. A value that it cannot hold
 * becomes null, and is counted. Immutable and safe for many threads.
 */
sealed interface ValueType
    permits ScalarTypes.Text,
        ScalarTypes.Moment,
        ScalarTypes.Day,
        ScalarTypes.Whole,
        ScalarTypes.Decimal,
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
   * Writes the value as the schema promises it, without a tree in between.
   *
   * @param field the dotted path, for counting
   * @return false if that is null
   */
  default boolean write(JsonNode value, String field, Drift drift, JsonGenerator out) {
    JsonNode conformed = conform(value, field, drift);
    Nodes.write(conformed, out);
    return !conformed.isNull();
  }

  /** Whether a value is of this type as it stands, so that a union can leave it alone. */
  boolean holds(JsonNode value);

  /** The type's name in messages. */
  String title();
}
