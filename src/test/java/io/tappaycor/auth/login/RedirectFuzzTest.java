package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever calls the login's listener with whatever, only the answer to our question counts. */
final class RedirectFuzzTest {

  private static final String REGISTERED = "http://localhost:8765/callback";
  private static final Secret STATE = new Secret("5tate");

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        REGISTERED + "?code=c0de&state=5tate",
        REGISTERED + "?state=5tate&error=access_denied&error_description=no",
        REGISTERED + "?error=invalid_scope",
        REGISTERED + "/?code=%zz&state=%35tate",
        "GET /callback?code=a%20b&state=5tate HTTP/1.1",
        "GET //evil.example/callback?code=a&state=5tate HTTP/1.1",
        "http://localhost:8765.evil.example/callback?code=a&state=5tate",
        "c0de",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void onlyTheAnswerToOurQuestionCounts(byte[] received) {
    String text = new String(received, StandardCharsets.UTF_8);
    try {
      Redirect redirect = Redirect.parse(text, REGISTERED);
      Secret code = redirect.code(STATE);
      assertTrue(redirect.hasState(STATE), "any caller is believed");
      assertFalse(code.reveal().isBlank(), "no code");
      assertTrue(text.strip().matches("(?s)(" + REGISTERED + "|GET /callback)[/?#].*"), text);
    } catch (AuthenticationException refusal) {
      Fuzzing.assertSaid(refusal);
    }
  }
}
