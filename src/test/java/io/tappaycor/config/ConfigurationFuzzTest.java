package io.tappaycor.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.failure.UsageException;
import io.tappaycor.fuzz.Fuzzing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a config file holds, it is refused without its secrets, or safe to run with. */
final class ConfigurationFuzzTest {

  private static final String PLANTED = "Pl4nt3d";
  private static final List<String> SECRETS =
      List.of("client_secret", "subscription_key", "refresh_token");

  private static final String WHOLE =
      """
      {"client_id": "c-1", "client_secret": "s-1", "subscription_key": "k-1",
       "refresh_token": "r-1", "legal_entity_id": %s, "start_date": "2025-01-01T00:00:00Z",
       "time_zone": "America/New_York", "api_base_url": "%s", "schema_drift": "keep",
       "lookback_days": "30", "skip_ended_days": 90, "max_concurrency": 8,
       "authorization_url": "https://hcm.paycor.com/a", "redirect_uri": "http://localhost:9/",
       "user_agent": "x/1", "token_store": "a/b", "unknown": [1, {}]}""";

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        WHOLE.formatted("501123", "https://apis.paycor.com/"),
        WHOLE.formatted("[1, \"2\"]", "http://127.0.0.1:80"),
        WHOLE.formatted("\"all\"", "http://[::1]"),
        WHOLE.formatted("1e3", "http://example.com"),
        WHOLE.formatted("\"1,2\"", "https://user:pass@apis.paycor.com?x=1"),
        "{\"client_secret\": \"a\\r\\nX: y\", \"subscription_key\": \"\\u0000\"}",
        "\ufeff{}",
        "[]",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isRefusedWithoutItsSecretsOrSafe(byte[] content) {
    try {
      RawSettings raw =
          RawSettings.read(List.of(Fuzzing.file(content).toString()), Map.of(), warning -> {});
      plant(raw);
      assertSafe(ConfigurationReader.read(raw, "1.0"));
    } catch (UsageException refusal) {
      Fuzzing.assertSaid(refusal);
      assertFalse(refusal.getMessage().contains(PLANTED), refusal.getMessage());
    }
  }

  /** Each secret holds a text that is nowhere else, amid whatever made it wrong. */
  private static void plant(RawSettings raw) {
    for (String secret : SECRETS) {
      if (raw.values().path(secret).isString()) {
        String text = raw.values().path(secret).asString();
        int middle = text.length() / 2;
        raw.values().put(secret, text.substring(0, middle) + PLANTED + text.substring(middle));
      }
    }
  }

  private static void assertSafe(Configuration configuration) {
    Configuration.Credentials who = configuration.credentials();
    Configuration.Connection how = configuration.connection();
    for (String sent :
        List.of(
            who.clientId(),
            who.clientSecret().reveal(),
            who.subscriptionKey().reveal(),
            who.seed().map(Secret::reveal).orElse("none"),
            how.userAgent())) {
      assertTrue(
          sent.chars().allMatch(character -> character >= ' ' && character < 127),
          "breaks a header");
      assertFalse(sent.isBlank(), "an empty header");
    }
    URI base = how.baseUrl();
    boolean here = base.getHost().matches("(?i)localhost|\\[::1]|127(\\.\\d{1,3}){3}");
    assertTrue("https".equals(base.getScheme()) || here, "a token in the clear");
    assertTrue(base.getUserInfo() == null && base.getRawQuery() == null, "more than an address");
    assertTrue(how.maxConcurrency() >= 1 && how.requestsPerMinute() >= 0, "out of bounds");
    assertFalse(configuration.toString().contains(PLANTED), "a secret prints");
  }
}
