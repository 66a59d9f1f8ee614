package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes tenants of JSON: {@code {"name": …, "config": {…}, "catalog": …, "state": …, "target":
 * […]}}. All problems are reported at once, and no value of a config is repeated.
 */
final class TenantReader {

  private static final Set<String> KEYS = Set.of("name", "config", "catalog", "state", "target");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final String source;
  private final Path folder;
  private final List<Tenant> tenants = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * A reader of no tenants yet.
   *
   * @param source where they are, for messages
   * @param folder that relative paths are relative to
   */
  TenantReader(String source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Adds a tenant.
   *
   * @param fallback its name, if it has none itself
   */
  void add(JsonNode node, Optional<String> fallback) {
    int index = tenants.size();
    String name = text(node, "name").or(() -> fallback).orElse("");
    String where = name.isEmpty() ? "tenant " + index : "tenant " + name;
    if (!NAME.matcher(name).matches()) {
      problems.add(
          where
              + ": `name` must have up to 63 letters, digits, dots, dashes or underscores, and begin"
              + " with a letter or digit");
    } else if (!names.add(name)) {
      problems.add(where + ": there is another one of this name");
    }
    if (!node.isObject()) {
      problems.add(where + ": it is not a JSON object, such as {\"config\": {…}}");
    }
    for (String key : node.propertyNames()) {
      if (!KEYS.contains(key)) {
        problems.add("%s: unknown key `%s`; settings belong into `config`".formatted(where, key));
      }
    }
    tenants.add(
        new Tenant(
            name,
            index,
            folder,
            config(node, where),
            text(node, "catalog").map(folder::resolve),
            text(node, "state"),
            target(node, where)));
  }

  private ObjectNode config(JsonNode node, String where) {
    JsonNode config = node.path("config");
    if (config instanceof ObjectNode object) {
      return object;
    }
    if (!config.isMissingNode()) {
      problems.add(where + ": `config` is not an object");
    }
    return Json.NODES.objectNode();
  }

  private List<String> target(JsonNode node, String where) {
    JsonNode target = node.path("target");
    boolean words = target.isArray() && target.valueStream().allMatch(JsonNode::isString);
    if (!target.isMissingNode() && (!words || target.isEmpty())) {
      problems.add(where + ": `target` is not an array of strings: the command and its arguments");
      return List.of();
    }
    return target.valueStream().map(JsonNode::asString).toList();
  }

  private static Optional<String> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() && !value.asString().isBlank()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  /**
   * The tenants that were added.
   *
   * @throws UsageException naming all problems
   */
  List<Tenant> tenants() {
    if (tenants.isEmpty() && problems.isEmpty()) {
      problems.add("there is no tenant");
    }
    if (!problems.isEmpty()) {
      throw new UsageException(
          "The tenants in %s cannot be used: %s".formatted(source, String.join("; ", problems)));
    }
    return List.copyOf(tenants);
  }
}
