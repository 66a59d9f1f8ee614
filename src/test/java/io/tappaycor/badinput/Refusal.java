package io.tappaycor.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What every bad input comes to: exit 2, one ERROR line with the place and the remedy, no more. */
final class Refusal {

  static final String SECRET = "s3cr3t";

  private Refusal() {}

  /** A config that is complete, and reaches nobody. */
  static ObjectNode config() {
    return Json.NODES
        .objectNode()
        .put("client_id", "client-1")
        .put("client_secret", SECRET + "-1")
        .put("subscription_key", SECRET + "-2")
        .put("refresh_token", SECRET + "-3")
        .put("legal_entity_id", 123456)
        .put("api_base_url", "http://127.0.0.1:9");
  }

  /**
   * What is said, in one line, or in one for each problem of a config; it holds all the given
   * texts.
   */
  static String of(TapRun.Result result, Object... named) {
    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    List<String> errors = result.err().lines().filter(line -> !line.startsWith("WARN ")).toList();
    boolean several = errors.get(0).endsWith(" problems:");
    assertTrue(several || errors.size() == 1, result.err());
    assertTrue(errors.stream().allMatch(each -> each.startsWith("ERROR ")), result.err());
    String line = String.join(" ", errors);
    assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    assertFalse(result.err().contains(SECRET), line);
    assertFalse(line.contains("Exception"), line);
    for (Object name : named) {
      assertTrue(line.contains(name.toString()), line + " does not name " + name);
    }
    return line;
  }

  /** What is said of the complete config with one setting changed. */
  static String ofSetting(Path home, String key, String value) {
    ObjectNode config = config();
    config.set(key, Json.MAPPER.readTree(value));
    Path file = TapRun.file(home, "config.json", config);
    return of(
        TapRun.in(home).run("--config", file), key + " in " + file, "The config has a problem");
  }
}
