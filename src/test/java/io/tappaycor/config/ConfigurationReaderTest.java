package io.tappaycor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class ConfigurationReaderTest {
  @Test
  void whatIsNotSetIsAsTheInterfaceSays() {
    Configuration config = ConfigurationReader.read(SampleConfig.with("{}"), "1.2.3");

    assertEquals("client-1", config.credentials().clientId());
    assertEquals("s3cr3t-1", config.credentials().clientSecret().reveal());
    assertEquals("s3cr3t-2", config.credentials().subscriptionKey().reveal());
    assertEquals("s3cr3t-3", config.credentials().seed().orElseThrow().reveal());
    assertEquals(Optional.empty(), config.credentials().tokenStore());
    assertEquals(
        new LegalEntities.These(List.of(new LegalEntityId(123456))), config.legalEntities());
    assertEquals(Optional.empty(), config.startDate());
    assertEquals(30, config.lookbackDays());
    assertEquals(ClockFields.in(ZoneId.of("UTC")), config.clockFields());
    assertEquals(DriftPolicy.WARN, config.schemaDrift());
    assertFalse(config.allowPartialAccess());
    assertEquals(
        new Configuration.Connection(
            URI.create("https://apis.paycor.com"),
            950,
            Optional.empty(),
            16,
            "tap-paycor/1.2.3",
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(3600),
            Optional.empty(),
            Optional.empty()),
        config.connection());
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    String raw =
        """
        {"client_id": [], "start_date": "soon", "time_zone": "Mars",
         "api_base_url": "http://paycor.example", "max_concurrency": 0}
        """;

    String message =
        SampleConfig.refusal(
            new RawSettings(
                (ObjectNode) Json.MAPPER.readTree(raw), Map.of("start_date", "a.json")));

    assertTrue(message.contains("8 problems"), message);
    for (String part :
        List.of(
            "client_id needs to be a string, not an array",
            "client_secret is required",
            "subscription_key is required",
            "legal_entity_id is required",
            "start_date in a.json is not a date",
            "time_zone is not a time zone",
            "api_base_url needs to be an https URL",
            "max_concurrency needs to be a whole number from 1 to 256")) {
      assertTrue(message.contains(part), part + " in " + message);
    }
    assertEquals(9, message.lines().count(), message);
  }

  @Test
  void noSecretIsEverShown() {
    String refusal =
        SampleConfig.refusal(
            SampleConfig.with(
                "{\"client_secret\": \"s3cr3t-\\u00eb\", \"subscription_key\": \"s3cr3t\\n-2\","
                    + " \"refresh_token\": [\"s3cr3t-3\"]}"));

    assertTrue(refusal.contains("3 problems"), refusal);
    assertFalse(refusal.contains("s3cr3t"), refusal);
    assertFalse(
        ConfigurationReader.read(SampleConfig.with("{}"), "1").toString().contains("s3cr3t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_id",
        "client_secret",
        "subscription_key",
        "refresh_token",
        "user_agent",
        "scope",
        "redirect_uri",
      })
  void aControlCharacterInWhatGoesOnTheWireIsRefused(String key) {
    for (String value : List.of("a\\r\\nX-Evil: 1", "a\\u0000b", "a\\u007fb", "é")) {
      String message = SampleConfig.refusal(key, '"' + value + '"');
      assertTrue(message.contains(key + " has a line break or a character outside"), message);
      assertFalse(message.contains("Evil"), message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "'\"5\"', 5",
    "'\" 5 \"', 5",
    "0, 0",
    "'\"\"', 30",
    "null, 30",
    "3650, 3650",
  })
  void aCountMayBeGivenAsText(String given, int days) {
    assertEquals(days, SampleConfig.read("lookback_days", given).lookbackDays());
  }

  @ParameterizedTest
  @CsvSource({
    "lookback_days, -1, 0 to 3650",
    "lookback_days, 3651, 0 to 3650",
    "lookback_days, 1.5, 0 to 3650",
    "lookback_days, '\"a month\"', 0 to 3650",
    "lookback_days, 99999999999, 0 to 3650",
    "requests_per_minute, 1000001, 0 to 1000000",
    "max_concurrency, 0, 1 to 256",
    "max_concurrency, 257, 1 to 256",
    "request_timeout_seconds, 0, 1 to 3600",
    "max_retry_seconds, 86401, 0 to 86400",
    "max_retry_seconds, true, 0 to 86400",
  })
  void aCountOutsideItsLimitsIsRefused(String key, String given, String limits) {
    String message = SampleConfig.refusal(key, given);

    assertTrue(message.contains(key), message);
    assertTrue(message.contains(limits), message);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31",
    "2026-01-31T00:00:00Z, 2026-01-31",
    "2026-01-31T23:00:00-05:00, 2026-02-01",
    "2026-01-31T12:00:00, 2026-01-31",
    "2026-01-31T12:00:00.123456Z, 2026-01-31",
  })
  void aStartDateIsItsUtcDay(String given, LocalDate day) {
    assertEquals(Optional.of(day), SampleConfig.read("start_date", '"' + given + '"').startDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "31.01.2026", "01/31/2026", "2026", "yesterday", "2026-01-31 00:00"})
  void whatIsNoDateIsRefused(String given) {
    String message = SampleConfig.refusal("start_date", '"' + given + '"');

    assertTrue(message.contains("start_date is not a date"), message);
  }

  @ParameterizedTest
  @CsvSource({"warn, WARN", "KEEP, KEEP", "Fail, FAIL", "'', WARN"})
  void driftIsReadInAnyCase(String given, DriftPolicy drift) {
    assertEquals(drift, SampleConfig.read("schema_drift", '"' + given + '"').schemaDrift());
    assertEquals(
        drift,
        SampleConfig.with("{\"schema_drift\": \"" + given + "\"}").get(Settings.SCHEMA_DRIFT));
  }

  @Test
  void discoveryNeedsNoConfigButWantsWhatIsThereToBeRight() {
    RawSettings wrong = SampleConfig.with("{\"schema_drift\": \"drop\"}");

    assertEquals(
        DriftPolicy.WARN,
        new RawSettings(Json.NODES.objectNode(), Map.of()).get(Settings.SCHEMA_DRIFT));
    assertThrows(UsageException.class, () -> wrong.get(Settings.SCHEMA_DRIFT));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "1, true",
    "'\"YES\"', true",
    "'\" on \"', true",
    "'\"1\"', true",
    "false, false",
    "0, false",
    "'\"no\"', false",
    "'\"Off\"', false",
    "'\" \"', false",
    "null, false",
  })
  void aSwitchIsReadFromJsonAndFromTexts(String value, boolean on) {
    String config = "{\"allow_partial_access\": " + value + "}";

    assertEquals(on, ConfigurationReader.read(SampleConfig.with(config), "1").allowPartialAccess());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"maybe\"", "[]", "{}", "1.5"})
  void whatIsNoSwitchIsRefused(String value) {
    String message =
        SampleConfig.refusal(SampleConfig.with("{\"allow_partial_access\": " + value + "}"));

    assertTrue(message.contains("allow_partial_access needs to be true or false"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$HOME/tokens.json", "${HOME}/t", "/a/$b", "~someone/tokens.json", "~"})
  void aStorePathThatNobodyExpandsIsRefused(String path) {
    String message = SampleConfig.refusal(SampleConfig.with("{\"token_store\": \"" + path + "\"}"));

    assertTrue(message.contains("token_store has a $ or a ~"), message);
  }

  @Test
  void aStartInTheFutureIsAccepted() {
    assertEquals(
        LocalDate.of(2999, 1, 1),
        ConfigurationReader.read(SampleConfig.with("{\"start_date\": \"2999-01-01\"}"), "1")
            .startDate()
            .orElseThrow());
  }
}
