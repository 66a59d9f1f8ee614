package io.tappaycor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** URLs, legal entities and zones: settings that say where. */
final class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "https://apis-sandbox.paycor.com, https://apis-sandbox.paycor.com",
    "https://apis.paycor.com/, https://apis.paycor.com",
    "https://gateway.example/paycor//, https://gateway.example/paycor",
    "HTTPS://apis.paycor.com:8443, HTTPS://apis.paycor.com:8443",
    "http://localhost:8080, http://localhost:8080",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.1.2.3, http://127.1.2.3",
    "http://LocalHost:8080, http://LocalHost:8080",
    "http://127.255.0.9:8080, http://127.255.0.9:8080",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void aBaseUrlIsHttpsOrOnALoopbackAddress(String given, String url) {
    assertEquals(
        url,
        SampleConfig.read("api_base_url", '"' + given + '"').connection().baseUrl().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://apis.paycor.com",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.256",
        "http://127.0.0",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example",
        "https://user:s3cr3t@apis.paycor.com",
        "https://s3cr3t@apis.paycor.com",
        "ftp://apis.paycor.com",
        "file:///etc/passwd",
        "apis.paycor.com",
        "https://",
        "https:///path",
        "https://apis.paycor.com#fragment",
        "https://apis.paycor.com?s3cr3t=1",
        "https://apis.paycor.com:99999",
        "https://apis.paycor.com:0",
        "https://a b.example",
      })
  void anyOtherBaseUrlIsRefusedWithoutShowingIt(String given) {
    String message = SampleConfig.refusal("api_base_url", '"' + given + '"');

    assertTrue(message.contains("api_base_url needs to be an https URL"), message);
    assertFalse(message.contains("s3cr3t"), message);
  }

  @Test
  void theAuthorizationUrlMayHaveAQuery() {
    assertEquals(
        "https://hcm.example/Authorize?x=1",
        SampleConfig.read("authorization_url", "\"https://hcm.example/Authorize?x=1\"")
            .login()
            .authorizationUrl()
            .map(URI::toString)
            .orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "5, [5]",
    "'\"5\"', [5]",
    "'[5, \"6\"]', '[5,6]'",
    "'[6, 5, 6]', '[6,5]'",
    "'\"5,6\"', '[5,6]'",
    "'\" 5 , 6 \"', '[5,6]'",
    "'\"[5, 6]\"', '[5,6]'",
    "'\"[\\\"5\\\"]\"', [5]",
    "2147483647, [2147483647]",
  })
  void legalEntitiesAreNumbersInAnyForm(String given, String ids) {
    List<LegalEntityId> expected =
        Json.MAPPER
            .readTree(ids)
            .valueStream()
            .map(JsonNode::asLong)
            .map(LegalEntityId::new)
            .toList();

    assertEquals(
        new LegalEntities.These(expected),
        SampleConfig.read("legal_entity_id", given).legalEntities());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"all\"", "\"ALL\"", "\" All \""})
  void allStandsForAllOfThem(String given) {
    assertEquals(
        new LegalEntities.All(), SampleConfig.read("legal_entity_id", given).legalEntities());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "5.5",
        "2147483648",
        "\"5a\"",
        "\"../5\"",
        "[]",
        "[[5]]",
        "[5, null]",
        "[\"\"]",
        "[\"all\"]",
        "\"5,\"",
        "\"[5\"",
        "\"[]\"",
        "true",
        "{}",
        "null",
        "\"\"",
      })
  void whatIsNoLegalEntityIsRefused(String given) {
    String message = SampleConfig.refusal("legal_entity_id", given);

    assertTrue(message.contains("a problem: legal_entity_id"), message);
    assertFalse(message.contains("needs to be a string"), message);
  }

  @Test
  void manyWrongLegalEntitiesAreOneProblem() {
    String message = SampleConfig.refusal("legal_entity_id", "[\"a\", \"b\", 5, \"c\"]");

    assertTrue(message.contains("a problem:"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "UTC", "+05:30", "Z"})
  void aZoneIsANameOrAnOffset(String given) {
    assertEquals(
        ZoneId.of(given), SampleConfig.read("time_zone", '"' + given + '"').clockFields().zone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"New York", "America/Atlantis", "+25:00", "EDT"})
  void whatIsNoZoneIsRefused(String given) {
    assertTrue(SampleConfig.refusal("time_zone", '"' + given + '"').contains("is not a time zone"));
  }
}
