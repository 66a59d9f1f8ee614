package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.node.ObjectNode;

/** A config that is complete, but for what a test changes. */
final class SampleConfig {
  static final String COMPLETE =
      """
      {"client_id": "client-1", "client_secret": "s3cr3t-1", "subscription_key": "s3cr3t-2",
       "legal_entity_id": 123456, "refresh_token": "s3cr3t-3"}
      """;

  private SampleConfig() {}

  static RawSettings with(String changes) {
    ObjectNode values = (ObjectNode) Json.MAPPER.readTree(COMPLETE);
    values.setAll((ObjectNode) Json.MAPPER.readTree(changes));
    return new RawSettings(values, Map.of());
  }

  /** The complete config with one setting changed. */
  static Configuration read(String key, String value) {
    return ConfigurationReader.read(with("{\"" + key + "\": " + value + "}"), "1.2.3");
  }

  /** What is said of the complete config with one setting changed. */
  static String refusal(String key, String value) {
    return refusal(with("{\"" + key + "\": " + value + "}"));
  }

  static String refusal(RawSettings settings) {
    return Assertions.assertThrows(
            UsageException.class, () -> ConfigurationReader.read(settings, "1.2.3"))
        .getMessage();
  }
}
