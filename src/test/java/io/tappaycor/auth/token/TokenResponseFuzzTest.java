package io.tappaycor.auth.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.config.Secret;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the token call answers is tokens and a lifetime, a refusal, or no decision. */
final class TokenResponseFuzzTest {

  private static final List<Integer> STATUSES = List.of(200, 201, 302, 400, 401, 403, 404, 500);

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        "{\"access_token\": \"a\", \"refresh_token\": \"r\", \"expires_in\": 1800}",
        "{\"access_token\": \"a\", \"refresh_token\": \"r\", \"expires_in\": \" 1e999 \"}",
        "{\"access_token\": \"a\", \"refresh_token\": \"r\", \"expires_in\": -0.1}",
        "{\"access_token\": \"a\", \"refresh_token\": null}",
        "{\"access_token\": \"a\\r\\nb\", \"refresh_token\": \"r\\ns\"}",
        "{\"access_token\": \"\\u00e9\\u007f\", \"refresh_token\": \"\\u00e9\"}",
        "{\"access_token\": {}, \"refresh_token\": \" \"}",
        "{\"error\": \"invalid_grant\", \"error_description\": \"redirect\"}",
        "{\"accessToken\": \"a\", \"RefreshToken\": \"r\", \"EXPIRES_IN\": \"1800\"}",
        "{\"error\": \"someone@example.com\"}",
        "{\"CorrelationId\": \"1\", \"Title\": \"Forbidden\"}",
        "{\"message\": \"Access denied due to invalid subscription key\"}",
        "<html>");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isTokensOrARefusalInOurWordsOrNoDecision(byte[] body) {
    for (int status : STATUSES) {
      TokenResponseReader.read(new Response(status, null, body), true)
          .ifPresent(TokenResponseFuzzTest::check);
    }
  }

  private static void check(TokenResponse answer) {
    if (answer instanceof TokenResponse.Refused refused) {
      assertTrue(refused.shown().matches("HTTP \\d{3}(, [a-z_]+)?"), refused.shown());
      return;
    }
    TokenResponse.Granted granted = (TokenResponse.Granted) answer;
    Secret access = granted.accessToken();
    if (access != null) {
      assertFalse(access.reveal().isBlank(), "no access token");
      assertDoesNotThrow(() -> Headers.of("Authorization", "Bearer " + access.reveal()));
    }
    Secret refresh = granted.refreshToken();
    assertTrue(access != null || refresh != null, "no token at all");
    assertTrue(refresh == null || !refresh.reveal().isBlank(), "no refresh token");
    Duration life = granted.lifetime();
    assertTrue(life.compareTo(Duration.ZERO) > 0, "dead on arrival");
    assertTrue(life.compareTo(TokenFamily.LONGEST_LIFE) <= 0, "lives " + life);
  }
}
