package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as found, not yet validated, with the origin of each.
 *
 * @param values by key
 * @param origins by key: the file or variable, for messages
 */
public record RawSettings(ObjectNode values, Map<String, String> origins) {

  /** The {@code --config} value that stands for the environment. */
  public static final String ENVIRONMENT = "ENV";

  private static final String LOG_LEVEL = "TAP_PAYCOR_LOGLEVEL";

  /** Copies the origins. */
  public RawSettings {
    origins = Map.copyOf(origins);
  }

  /**
   * Merges the sources of {@code --config}: later files win key by key, the environment over all
   * files.
   *
   * @param sources paths, or {@link #ENVIRONMENT}
   * @param variables the environment's variables
   * @param warnings takes a line for each unknown key
   */
  public static RawSettings read(
      List<String> sources, Map<String, String> variables, Consumer<String> warnings) {
    ObjectNode values = Json.NODES.objectNode();
    Map<String, String> origins = new HashMap<>();
    for (String source : sources) {
      if (!source.equals(ENVIRONMENT)) {
        Path file = Path.of(source);
        JsonFile.readUnambiguous("config", file)
            .properties()
            .forEach(
                property ->
                    put(
                        values,
                        origins,
                        property.getKey(),
                        RelativePaths.resolved(property.getKey(), property.getValue(), file),
                        source));
      }
    }
    if (sources.contains(ENVIRONMENT)) {
      putVariables(values, origins, variables);
    }
    UnknownKeys.in(values).forEach(problem -> warnings.accept(problem + " (in the config)"));
    return new RawSettings(values, origins);
  }

  private static void putVariables(
      ObjectNode values, Map<String, String> origins, Map<String, String> variables) {
    for (String variable : new TreeSet<>(variables.keySet())) {
      Optional<String> key = Setting.keyOf(variable);
      if (key.isPresent() && !variable.equals(LOG_LEVEL)) {
        JsonNode value = Json.NODES.stringNode(variables.getOrDefault(variable, ""));
        put(values, origins, key.get(), value, "the environment variable " + variable);
      }
    }
  }

  private static void put(
      ObjectNode values, Map<String, String> origins, String key, JsonNode value, String origin) {
    values.set(key, value);
    origins.put(key, origin);
  }

  /** The same settings with others that win over them. */
  public RawSettings with(ObjectNode winning, String origin) {
    ObjectNode merged = values.deepCopy();
    merged.setAll(winning);
    Map<String, String> mergedOrigins = new HashMap<>(origins);
    winning.propertyNames().forEach(key -> mergedOrigins.put(key, origin));
    return new RawSettings(merged, mergedOrigins);
  }

  /**
   * The same settings with others that win over them, as if they were in a file.
   *
   * @param folder that relative paths are relative to
   * @param warnings takes a line for each unknown key
   */
  public RawSettings with(
      ObjectNode winning, String origin, Path folder, Consumer<String> warnings) {
    UnknownKeys.in(winning).forEach(problem -> warnings.accept(problem + " (in " + origin + ")"));
    ObjectNode resolved = Json.NODES.objectNode();
    winning
        .properties()
        .forEach(
            property ->
                resolved.set(
                    property.getKey(),
                    RelativePaths.in(folder, property.getKey(), property.getValue())));
    return with(resolved, origin);
  }

  /** Whether the user has set this one. */
  public boolean has(Setting<?> setting) {
    return values.hasNonNull(setting.key());
  }

  /**
   * The value of one setting, whatever the others are.
   *
   * @throws UsageException if it is invalid, or missing though it is required
   */
  public <T> T get(Setting<T> setting) {
    try {
      return setting.parse(values.path(setting.key()));
    } catch (InvalidValueException invalid) {
      throw Problems.failure(List.of(described(setting, invalid)));
    }
  }

  /** What is wrong with one setting, if anything. */
  Optional<String> problem(Setting<?> setting) {
    try {
      setting.parse(values.path(setting.key()));
      return Optional.empty();
    } catch (InvalidValueException invalid) {
      return Optional.of(described(setting, invalid));
    }
  }

  private String described(Setting<?> setting, InvalidValueException invalid) {
    String origin = origins.get(setting.key());
    String place = origin == null ? "" : " in " + origin;
    return setting.key() + place + " " + invalid.problem();
  }
}
