package io.tappaycor.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Settings of the wrong type, and of a value that makes no sense. */
final class BadSettingsTest {

  @TempDir private Path home;

  static List<Setting<?>> settings() {
    return Settings.ALL;
  }

  static Stream<Setting<?>> counts() {
    return Settings.ALL.stream().filter(setting -> setting.jsonTypes().equals(List.of("integer")));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingOfTheWrongTypeIsNamed(Setting<?> setting) {
    boolean entities = setting.jsonTypes().contains("array");
    boolean object = setting.jsonTypes().contains("object");
    Refusal.ofSetting(home, setting.key(), object ? "{\"a\": 5}" : "{\"a\": \"s3cr3t\"}");
    boolean flag = setting.jsonTypes().contains("boolean");
    Refusal.ofSetting(home, setting.key(), flag ? "2" : "true");
    Refusal.ofSetting(home, setting.key(), entities ? "[]" : "[\"s3cr3t\"]");
    Refusal.ofSetting(home, setting.key(), entities ? "[[1]]" : "[]");
  }

  @ParameterizedTest
  @MethodSource("counts")
  void everyCountThatIsNoneIsNamed(Setting<?> setting) {
    for (String value :
        new String[] {
          "-1", "1.5", "5.0", "1e2", "1e999999", "99999999999999999999", "\"x\"", "\"-1\"", "\"١\""
        }) {
      assertTrue(
          Refusal.ofSetting(home, setting.key(), value).contains("needs to be a whole number from"),
          value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_concurrency", "request_timeout_seconds"})
  void aCountThatMustBePositiveIsNamed(String key) {
    Refusal.ofSetting(home, key, "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"client_id", "client_secret", "subscription_key", "refresh_token", "user_agent"})
  void aLineBreakInWhatGoesIntoAHeaderIsNamed(String key) {
    for (String end : new String[] {"\\nX: 1", "\\r\\nX: 1", "\\u0000", "é", "\\u007f"}) {
      String line = Refusal.ofSetting(home, key, "\"s3cr3t" + end + "\"");
      assertTrue(line.contains("copy it again"), line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time_zone | \"Mars/Phobos\" | America/New_York",
        "time_zone | \"GMT+99\" | America/New_York",
        "time_zone | \"../etc/passwd\" | America/New_York",
        "start_date | \"2026-02-30\" | write it as 2026-01-31",
        "start_date | \"31.01.2026\" | write it as 2026-01-31",
        "start_date | \"yesterday\" | write it as 2026-01-31",
        "start_date | 2026 | write it as 2026-01-31",
        "start_date | \"-999999999-01-01T00:00:00Z\" | write it as 2026-01-31",
        "start_date | \"+99999-01-01T00:00:00Z\" | write it as 2026-01-31",
        "legal_entity_id | \"123/../456\" | needs to be a number",
        "legal_entity_id | \"../employees\" | needs to be a number",
        "legal_entity_id | \"1?x=1\" | needs to be a number",
        "legal_entity_id | \"1%2f2\" | needs to be a number",
        "legal_entity_id | -1 | needs to be a number",
        "legal_entity_id | 0 | needs to be a number",
        "legal_entity_id | 1.5 | needs to be a number",
        "legal_entity_id | 99999999999 | needs to be a number",
        "legal_entity_id | [1, \"2/3\"] | needs to be a number",
        "legal_entity_id | [1, null] | needs to be a number",
        "legal_entity_id | \"[1, {}]\" | needs to be a number",
        "api_base_url | \"http://paycor.example\" | https",
        "api_base_url | \"https://user:s3cr3t@paycor.example\" | https",
        "api_base_url | \"https://paycor.example/?q=s3cr3t\" | https",
        "api_base_url | \"https://paycor.example:99999\" | https",
        "api_base_url | \"file:///etc/passwd\" | https",
        "api_base_url | \"https://\" | https",
        "authorization_url | \"javascript:alert(1)\" | https",
        "schema_drift | \"ignore\" | warn, keep or fail",
      })
  void aValueThatMakesNoSenseIsNamedWithTheRemedy(String key, String value, String remedy) {
    String line = Refusal.ofSetting(home, key, value);
    assertTrue(line.contains(remedy), line);
  }

  @Test
  void aHostThatIsNoneIsNamed() {
    String longLabel = "a".repeat(64);
    Refusal.ofSetting(home, "api_base_url", "\"https://" + longLabel + ".example\"");
    Refusal.ofSetting(home, "api_base_url", "\"https://xn--0.example\"");
  }

  @Test
  void aPathThatIsNoneIsNamed() {
    Refusal.ofSetting(home, "token_store", "\"a\\u0000b\"");
  }

  @Test
  void everyProblemHasALineOfItsOwn() {
    Path file = TapRun.file(home, "config.json", "{\"lookback_days\": -1, \"time_zone\": 5}");
    Refusal.of(
        TapRun.in(home).run("--config", file),
        "6 problems",
        "client_id is required",
        "client_secret is required",
        "subscription_key is required",
        "legal_entity_id is required",
        "lookback_days in " + file,
        "time_zone in " + file);
  }

  @Test
  void aVariableOfTheEnvironmentIsNamedLikeAFile() {
    TapRun run = TapRun.in(home);
    for (Setting<?> setting : Settings.ALL) {
      boolean string = setting.jsonTypes().equals(List.of("string"));
      run.with(setting.variable(), string ? "\u0000" : "s3cr3t\n");
    }
    Refusal.of(
        run.run("--config", "ENV"),
        "lookback_days in the environment variable TAP_PAYCOR_LOOKBACK_DAYS",
        "legal_entity_id in the environment variable TAP_PAYCOR_LEGAL_ENTITY_ID",
        "client_secret in the environment variable TAP_PAYCOR_CLIENT_SECRET");
  }

  @Test
  void aLineBreakInAKeyMakesNoLineOfItsOwn() {
    ObjectNode config = Refusal.config().put("lookback_days", -1);
    config.put("client\nERROR forged\u001b[31m\u0085", 1);
    Path file = TapRun.file(home, "config.json", config);
    TapRun.Result result = TapRun.in(home).run("--config", file);
    Refusal.of(result, "lookback_days");
    assertEquals(2, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("WARN The setting client?ERROR forged"), result.err());
    assertTrue(result.err().lines().allMatch(line -> line.chars().noneMatch(c -> c < ' ')));
  }
}
