package io.tappaycor.contract;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What Paycor's API documents say of the readable endpoints, in short: {@code facts/paycor.json}. A
 * type is {@code integer int32}, {@code [element]}, {@code {value}} for a map, or the name of a
 * record type; a {@code ?} after it means that it may be null, or that a parameter is optional.
 */
public final class PaycorFacts {

  private static final Path FOLDER = Path.of("src", "test", "resources", "facts");
  private static final PaycorFacts FACTS = new PaycorFacts(read("paycor.json"));
  private static final String VALUES = " of ";

  private final JsonNode types;
  private final Map<String, EndpointFacts> endpoints = new LinkedHashMap<>();

  private PaycorFacts(JsonNode facts) {
    types = facts.path("types");
    facts.path("endpoints").forEach(each -> endpoints.put(text(each, "path"), endpoint(each)));
  }

  /** One readable endpoint. */
  record EndpointFacts(
      String path,
      String shape,
      String record,
      List<String> dataAccess,
      Map<String, String> parameters,
      Map<String, String> partAccess,
      Map<String, String> dates) {

    /** The parameters that a call cannot do without. */
    Set<String> required() {
      return parameters.entrySet().stream()
          .filter(each -> !each.getValue().contains("?"))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The values that a parameter may have; none where any will do. */
    Set<String> values(String parameter) {
      String text = parameters.getOrDefault(parameter, "");
      int start = text.indexOf(VALUES);
      return start < 0
          ? Set.of()
          : new TreeSet<>(Arrays.asList(text.substring(start + VALUES.length()).split(", ", -1)));
    }

    /** A date rule in days. */
    Optional<Integer> days(String rule) {
      return Optional.ofNullable(dates.get(rule)).map(Integer::valueOf);
    }
  }

  static PaycorFacts all() {
    return FACTS;
  }

  /** What the project leaves out of the facts on purpose, and why. */
  public static JsonNode leftOut() {
    return read("left-out.json");
  }

  /** What each stream is for, and what its definition cannot tell of it. */
  public static JsonNode caveats() {
    return read("caveats.json");
  }

  Set<String> paths() {
    return endpoints.keySet();
  }

  /** The names of all record types. */
  Set<String> types() {
    return new TreeSet<>(types.propertyNames());
  }

  EndpointFacts endpoint(String path) {
    return Optional.ofNullable(endpoints.get(path))
        .orElseThrow(() -> new NoSuchElementException("The facts have no " + path));
  }

  /** The fields of a record type with their types; nothing if it is no record type. */
  Map<String, String> fields(String type) {
    return texts(types.path(type));
  }

  private static EndpointFacts endpoint(JsonNode node) {
    return new EndpointFacts(
        text(node, "path"),
        text(node, "shape"),
        text(node, "record"),
        node.path("dataAccess").valueStream().map(JsonNode::asString).toList(),
        texts(node.path("parameters")),
        texts(node.path("partAccess")),
        texts(node.path("dates")));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asString()));
    return texts;
  }

  public static JsonNode read(String file) {
    try {
      return Json.MAPPER.readTree(Files.readString(FOLDER.resolve(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
