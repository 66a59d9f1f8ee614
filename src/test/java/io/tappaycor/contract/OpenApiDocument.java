package io.tappaycor.contract;

import io.tappaycor.contract.PaycorFacts.EndpointFacts;
import io.tappaycor.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts as an OpenAPI document: what Paycor would publish if nothing had changed. */
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
    String access = String.join(", ", facts.dataAccess());
    get.put("description", dates(facts) + (access.isEmpty() ? "" : "\n\nData Access: " + access));
    ArrayNode parameters = get.putArray("parameters");
    facts.parameters().forEach((name, kind) -> parameters.add(parameter(facts, name, kind)));
    ObjectNode content = get.putObject("responses").putObject("200").putObject("content");
    content.putObject("application/json").set("schema", answer(facts));
    return get;
  }

  /** The rules in Paycor's words. */
  private static String dates(EndpointFacts facts) {
    StringBuilder text = new StringBuilder();
    if (facts.dates().containsKey("maxAgeDays")) {
      text.append("\n* Start Date and End Date must not be more than one year ago");
    }
    if (facts.dates().containsKey("startNotInFuture")) {
      text.append("\n* Start Date must not be in future");
    }
    facts
        .days("maxRangeDays")
        .ifPresent(
            days ->
                text.append("\n* Start date and end date range can be no greater than ")
                    .append(days)
                    .append(" days"));
    return text.toString();
  }

  private static ObjectNode parameter(EndpointFacts facts, String name, String kind) {
    String[] words = kind.replaceAll(" of .*", "").replace("?", "").split(" ", 2);
    ObjectNode parameter =
        Json.NODES
            .objectNode()
            .put("name", name)
            .put("in", words[0])
            .put("required", !kind.contains("?"));
    ObjectNode schema = schema(words[1]);
    ObjectNode valued = words[1].equals("array") ? schema.putObject("items") : schema;
    if (!facts.values(name).isEmpty()) {
      ArrayNode values = valued.put("type", "string").putArray("enum");
      facts.values(name).forEach(values::add);
    }
    if (name.equals("include") && !facts.partAccess().isEmpty()) {
      StringBuilder text = new StringBuilder("Options to include more data\nData Access required");
      facts.partAccess().forEach((value, access) -> text.append("\n" + value + " = " + access));
      parameter.put("description", text.toString());
    }
    return parameter.set("schema", schema);
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

  /** Siblings of a reference are ignored, so a nullable one is wrapped in a list. */
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
