package io.tappaycor.json;

import java.util.Optional;

/** What a value of a {@link RawDocument} is, as far as its bytes tell. */
public enum Kind {
  /** An object. */
  OBJECT,
  /** An array. */
  ARRAY,
  /** A string without escapes: its bytes can be copied. */
  STRING,
  /** A string with escapes, which has to be decoded. */
  ESCAPED_STRING,
  /** An integer of up to 18 digits, in the notation that the tap writes. */
  INTEGER,
  /** A decimal of up to 100 characters, in the notation that the tap writes. */
  DECIMAL,
  /** Any other number. */
  NUMBER,
  /** {@code true}. */
  TRUE,
  /** {@code false}. */
  FALSE,
  /** {@code null}. */
  NULL;

  private static final Kind[] ALL = values();

  /** The name of its type in JSON Schema; every number is one. Empty for null. */
  public Optional<String> type() {
    return switch (this) {
      case OBJECT -> Optional.of("object");
      case ARRAY -> Optional.of("array");
      case STRING, ESCAPED_STRING -> Optional.of("string");
      case INTEGER, DECIMAL, NUMBER -> Optional.of("number");
      case TRUE, FALSE -> Optional.of("boolean");
      case NULL -> Optional.empty();
    };
  }

  /** Whether it is a string. */
  boolean isText() {
    return this == STRING || this == ESCAPED_STRING;
  }

  /** Whether it is a container or null. */
  boolean hasNoText() {
    return this == OBJECT || this == ARRAY || this == NULL;
  }

  /** Codes live no longer than an index in memory. */
  @SuppressWarnings("EnumOrdinal")
  int code() {
    return ordinal();
  }

  static Kind of(int code) {
    return ALL[code];
  }
}
