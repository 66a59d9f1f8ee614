package io.tappaycor.config;

import io.tappaycor.json.Json;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as found, before anybody judged them, with the place of each.
 *
 * @param values by key
 * @param origins by key: the file or variable, for messages
 */
public record RawSettings(ObjectNode values, Map<String, String> origins) {

  /** The {@code --config} value that stands for the environment. */
  public static final String ENVIRONMENT = "ENV";

  private static final String PREFIX = "TAP_PAYCOR_";
  private static final String LOG_LEVEL = "TAP_PAYCOR_LOGLEVEL";

  public RawSettings {
    origins = Map.copyOf(origins);
  }

  /**
   * Merges what {@code --config} names: later files win key by key, the environment over all files.
   *
   * @param sources paths, or {@link #ENVIRONMENT}
   * @param warnings takes a line for each key that does not exist
   */
  public static RawSettings read(
      List<String> sources, Map<String, String> environment, Consumer<String> warnings) {
    ObjectNode values = Json.NODES.objectNode();
    Map<String, String> origins = new HashMap<>();
    for (String source : sources) {
      if (!source.equals(ENVIRONMENT)) {
        ObjectNode file = JsonFile.read("config", Path.of(source));
        file.properties()
            .forEach(each -> put(values, origins, each.getKey(), each.getValue(), source));
      }
    }
    if (sources.contains(ENVIRONMENT)) {
      for (String name : new TreeSet<>(environment.keySet())) {
        if (name.startsWith(PREFIX) && !name.equals(LOG_LEVEL)) {
          String key = name.substring(PREFIX.length()).toLowerCase(java.util.Locale.ROOT);
          JsonNode value = Json.NODES.stringNode(environment.getOrDefault(name, ""));
          put(values, origins, key, value, "the environment variable " + name);
        }
      }
    }
    UnknownKeys.in(values).forEach(each -> warnings.accept(each + " (" + "in the config)"));
    return new RawSettings(values, origins);
  }

  private static void put(
      ObjectNode values, Map<String, String> origins, String key, JsonNode value, String origin) {
    values.set(key, value);
    origins.put(key, origin);
  }

  /** The same settings with other values laid over them. */
  public RawSettings with(ObjectNode over, String origin) {
    ObjectNode merged = values.deepCopy();
    merged.setAll(over);
    Map<String, String> from = new HashMap<>(origins);
    over.propertyNames().forEach(each -> from.put(each, origin));
    return new RawSettings(merged, from);
  }

  /** Whether the user set this one. */
  public boolean has(Setting setting) {
    return values.hasNonNull(setting.key());
  }
}
