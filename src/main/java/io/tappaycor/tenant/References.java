package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings that are kept elsewhere: {@code env:NAME} stands for a variable of the environment, and
 * {@code file:PATH} for the content of a file without its last line break. A message never has the
 * value.
 */
public final class References {

  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private References() {}

  /**
   * The config of a tenant with the values that it refers to.
   *
   * @throws UsageException if a reference leads nowhere
   */
  public static ObjectNode resolved(Tenant tenant, Map<String, String> variables) {
    ObjectNode config = Json.NODES.objectNode();
    for (Map.Entry<String, JsonNode> setting : tenant.config().properties()) {
      JsonNode value = setting.getValue();
      String text = value.isString() ? tenant.in(value.asString()) : "";
      if (text.startsWith(ENV)) {
        config.put(
            setting.getKey(), variable(tenant, setting.getKey(), text.substring(4), variables));
      } else if (text.startsWith(FILE)) {
        config.put(setting.getKey(), content(tenant, setting.getKey(), text.substring(5)));
      } else if (value.isString()) {
        config.put(setting.getKey(), text);
      } else {
        config.set(setting.getKey(), value);
      }
    }
    return config;
  }

  private static String variable(
      Tenant tenant, String setting, String name, Map<String, String> variables) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new UsageException(
          "Tenant %s: `%s` is in the environment variable %s, which is not set"
              .formatted(tenant.name(), setting, name));
    }
    return value;
  }

  private static String content(Tenant tenant, String setting, String path) {
    try {
      return Files.readString(tenant.folder().resolve(path), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UsageException(
          "Tenant %s: `%s` is in the file %s, which cannot be read"
              .formatted(tenant.name(), setting, path),
          unreadable);
    }
  }
}
