package io.tappaycor.record;

import io.tappaycor.json.Json;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.TokenBuffer;

/** Between trees and what is written: single values on the shortest way. */
final class Nodes {

  private Nodes() {}

  static void write(JsonNode node, JsonGenerator out) {
    switch (node.getNodeType()) {
      case STRING -> out.writeString(node.stringValue());
      case NULL, MISSING -> out.writeNull();
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NUMBER -> writeNumber(node, out);
      case ARRAY, OBJECT, BINARY, POJO -> out.writeTree(node);
    }
  }

  private static void writeNumber(JsonNode number, JsonGenerator out) {
    if (number.isInt()) {
      out.writeNumber(number.intValue());
    } else if (number.isLong()) {
      out.writeNumber(number.longValue());
    } else if (number.isBigInteger()) {
      out.writeNumber(number.bigIntegerValue());
    } else {
      out.writeNumber(number.decimalValue());
    }
  }

  /** The tree of what somebody writes. */
  static JsonNode tree(Consumer<JsonGenerator> writing) {
    try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
      writing.accept(buffer);
      try (JsonParser parser = buffer.asParser()) {
        return Json.MAPPER.readTree(parser);
      }
    }
  }
}
