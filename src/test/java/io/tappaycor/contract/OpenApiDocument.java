package io.tappaycor.contract;

import io.tappaycor.contract.PaycorFacts.EndpointFacts;
import io.tappaycor.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The facts as an OpenAPI document again: what Paycor would publish if nothing had changed. */
final class OpenApiDocument {

  private static final String SCHEMAS = "#/components/schemas/";

  private OpenApiDocument() {}

  static ObjectNode ofFacts() {
    ObjectNode document = Json.NODES.objectNode().put("openapi", "3.0.1");
    ObjectNode paths = document.putObject("paths");
    for (String path : PaycorFacts.all().paths()) {
      paths.putObject(path).set("get", operation(PaycorFacts.all().endpoint(path)));
    }
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    for (String type : PaycorFacts.all().types()) {
      ObjectNode properties = schemas.putObject(type).put("type", "object").putObject("properties");
      PaycorFacts.all().fields(type).forEach((name, kind) -> properties.set(name, schema(kind)));
    }
    return document;
  }

  private static ObjectNode operation(EndpointFacts facts) {
    ObjectNode get = Json.NODES.objectNode();
    if (!facts.dataAccess().isEmpty()) {
      get.put("description", "Data Access: " + String.join(", ", facts.dataAccess()));
    }
    ObjectNode content = get.putObject("responses").putObject("200").putObject("content");
    content.putObject("application/json").set("schema", answer(facts));
    return get;
  }

  private static ObjectNode answer(EndpointFacts facts) {
    if (facts.shape().equals("page")) {
      ObjectNode page = Json.NODES.objectNode().put("type", "object");
      page.putObject("properties").set("records", schema("[" + facts.record() + "]?"));
      return page;
    }
    return schema(facts.shape().equals("array") ? "[" + facts.record() + "]" : facts.record());
  }

  private static ObjectNode schema(String kind) {
    ObjectNode schema = Json.NODES.objectNode();
    String bare = kind.replaceAll("\\?$", "");
    if (bare.startsWith("[")) {
      schema.put("type", "array").set("items", schema(bare.substring(1, bare.length() - 1)));
    } else if (bare.startsWith("{")) {
      schema.put("type", "object").set("additionalProperties", schema("string"));
    } else if (bare.contains(":")) {
      return reference(bare, kind.endsWith("?"));
    } else {
      String[] words = bare.split(" ", 2);
      schema.put("type", words[0]);
      if (words.length == 2) {
        schema.put("format", words[1]);
      }
    }
    return kind.endsWith("?") ? schema.put("nullable", true) : schema;
  }

  /** Beside a reference nothing else counts, so that a nullable one stands in a list. */
  private static ObjectNode reference(String type, boolean nullable) {
    ObjectNode reference = Json.NODES.objectNode().put("$ref", SCHEMAS + type);
    if (!nullable) {
      return reference;
    }
    ObjectNode schema = Json.NODES.objectNode().put("nullable", true);
    schema.putArray("allOf").add(reference);
    return schema;
  }
}
