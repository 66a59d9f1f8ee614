package io.tappaycor.json;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The one way this project reads and writes JSON: numbers keep every digit that was received. */
public final class Json {

  /** No document of Paycor or Singer comes near this depth; deeper ones are hostile or broken. */
  static final int MAX_DEPTH = 200;

  /** A page of 100 records has a hundred thousand at most; in memory, each is many bytes. */
  static final long MAX_TOKENS = 2_000_000;

  private static final int MAX_NUMBER_LENGTH = 5_000_000;

  /** Shared and immutable, safe for all threads. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Makes nodes that keep trailing zeroes of decimals. */
  public static final JsonNodeFactory NODES = MAPPER.getNodeFactory();

  private static final ObjectReader LENIENT = MAPPER.reader();

  private static final ObjectReader UNAMBIGUOUS =
      MAPPER.reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Json() {}

  /**
   * Reads a document from outside.
   *
   * @throws JacksonException if it is no JSON, or has a number whose exponent no decimal holds: of
   *     the latter the parser itself makes an unchecked exception that quotes the number
   */
  public static JsonNode read(byte[] document) {
    return read(LENIENT, document);
  }

  /**
   * Reads a document in which no object has a name twice: of two values, only the last is kept, and
   * where those are lists the rest of the data is gone.
   *
   * @throws JacksonException as above, or if there is such an object
   */
  public static JsonNode readUnambiguous(byte[] document) {
    return read(UNAMBIGUOUS, document);
  }

  private static JsonNode read(ObjectReader reader, byte[] document) {
    return read(reader, document, 0, document.length);
  }

  /** Reads a part of a document. */
  static JsonNode read(byte[] document, int start, int end) {
    return read(LENIENT, document, start, end);
  }

  private static JsonNode read(ObjectReader reader, byte[] document, int start, int end) {
    try {
      return reader.readTree(document, start, end - start);
    } catch (NumberFormatException beyond) {
      throw new StreamReadException("A number is beyond what a decimal holds");
    }
  }

  /** A name that the outermost object of a valid document has twice. */
  public static Optional<String> repeatedName(byte[] document) {
    Set<String> names = new HashSet<>();
    try (JsonParser parser = MAPPER.createParser(document)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (!names.add(name)) {
          return Optional.of(name);
        }
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return Optional.empty();
  }

  /**
   * Where a document is broken, for messages: ", line 3 column 7", or nothing if it is all of it.
   */
  public static String place(JacksonException broken) {
    TokenStreamLocation where = broken.getLocation();
    return where == null
        ? ""
        : ", line %d column %d".formatted(where.getLineNr(), where.getColumnNr());
  }
}
