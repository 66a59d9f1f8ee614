package io.tappaycor.cli;

import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.json.Json;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tap's capabilities, settings and streams, for people and for Meltano's Hub. */
final class About {

  private static final String DESCRIPTION = "A Singer tap for Paycor's public HR and payroll API";

  private static final List<String> CAPABILITIES =
      List.of(
          "catalog",
          "properties",
          "discover",
          "state",
          "about",
          "test",
          "structured-logging",
          "activate-version",
          "schema-flattening",
          "batch");

  private static final String JAVA = "17 or newer";

  private About() {}

  static String text(AboutFormat format) {
    return switch (format) {
      case TEXT -> plain();
      case JSON -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n";
      case MARKDOWN -> markdown();
    };
  }

  private static ObjectNode json() {
    ObjectNode about = Json.NODES.objectNode();
    about.put("name", "tap-paycor");
    about.put("description", DESCRIPTION);
    about.put("version", Version.current());
    CAPABILITIES.forEach(about.putArray("capabilities")::add);
    ObjectNode settings = about.putObject("settings");
    settings.put("type", "object");
    ObjectNode properties = settings.putObject("properties");
    ArrayNode required = settings.putArray("required");
    for (Setting<?> setting : Settings.ALL) {
      properties.set(setting.key(), schema(setting));
      if (setting.required()) {
        required.add(setting.key());
      }
    }
    about.putArray("supported_java_versions").add(JAVA);
    return about;
  }

  private static ObjectNode schema(Setting<?> setting) {
    ObjectNode schema = Json.NODES.objectNode();
    ArrayNode types = schema.putArray("type");
    setting.jsonTypes().forEach(types::add);
    if (!setting.required()) {
      types.add("null");
    }
    schema.put("title", setting.title());
    schema.put("description", setting.help());
    setting.given().ifPresent(text -> schema.set("default", value(text)));
    if (!setting.choices().isEmpty()) {
      setting.choices().forEach(schema.putArray("enum")::add);
    }
    if (!setting.format().isEmpty()) {
      schema.put("format", setting.format());
    }
    if (setting.secret()) {
      schema.put("secret", true).put("writeOnly", true);
    }
    return schema;
  }

  /** A number or a truth value where the text is one. */
  private static JsonNode value(String text) {
    return text.matches("[0-9]+|true|false")
        ? Json.MAPPER.readTree(text)
        : Json.NODES.stringNode(text);
  }

  private static String plain() {
    List<String> lines = new ArrayList<>();
    lines.add("Name: tap-paycor");
    lines.add("Description: " + DESCRIPTION);
    lines.add("Version: " + Version.current());
    lines.add("Java: " + JAVA);
    lines.add("Capabilities: " + String.join(", ", CAPABILITIES));
    lines.add("Settings:");
    for (Setting<?> setting : Settings.ALL) {
      lines.add("  " + setting.key() + (setting.required() ? " (required)" : ""));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String markdown() {
    List<String> lines = new ArrayList<>(List.of("# tap-paycor", "", DESCRIPTION, ""));
    lines.addAll(List.of("Version " + Version.current(), "", "## Capabilities", ""));
    CAPABILITIES.forEach(capability -> lines.add("* `" + capability + "`"));
    lines.addAll(List.of("", "## Settings", ""));
    lines.add("| Setting | Required | Default | Description |");
    lines.add("|---|---|---|---|");
    for (Setting<?> setting : Settings.ALL) {
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(setting.key(), setting.required(), setting.defaultText(), setting.help()));
    }
    lines.addAll(List.of("", "## Streams", "", "| Stream | Data access |", "|---|---|"));
    StreamTable.ALL.forEach(
        stream ->
            lines.add("| %s | %s |".formatted(stream.name(), String.join("; ", access(stream)))));
    return String.join("\n", lines) + "\n";
  }

  /** All data access to enable for a stream: its own, its parents' and that of its includes. */
  private static Set<String> access(StreamDefinition stream) {
    Set<String> names = new LinkedHashSet<>(stream.endpoint().dataAccess());
    if (stream.partitioning() instanceof Partitioning.PerParent by) {
      for (ParentList list = by.list(); list != null; list = list.outer().orElse(null)) {
        names.addAll(list.endpoint().dataAccess());
      }
    }
    stream.endpoint().includes().stream()
        .map(Endpoint.Include::dataAccess)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }
}
