package io.tappaycor.auth.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.auth.store.StoreFormat.UnreadableException;
import io.tappaycor.auth.token.AccessToken;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.fuzz.Fuzzing;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a token store holds, it is unreadable, or no token of it is lost by writing it again.
 */
final class StoreFormatFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final String WHOLE =
      """
      {"version": 1, "chains": [{"refresh_token": "r", "rotated_at": "%s",
       "access_token": "a", "access_token_expires_at": "2026-11-24T12:30:00Z",
       "seeds": ["00ff", "x"], "legal_entity_ids": [1, 2],
       "refresh_started_at": "2026-11-24T11:30:00Z"}], "later": {}}""";

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        WHOLE.formatted("2026-11-24T12:00:00Z"),
        WHOLE.formatted("-1000000000-01-01T00:00:00Z"),
        WHOLE.formatted("+2229-06-28T12:00:00Z"),
        WHOLE.formatted("yesterday"),
        WHOLE.replace("\"a\"", "\"a\\nb\"").formatted("2026-11-24T12:00:00Z"),
        "{\"version\": 2, \"chains\": []}",
        "{\"version\": 1, \"chains\": {}}",
        "{\"version\": 1e0}",
        "{\"version\": 1e99999999999}",
        "[".repeat(300),
        "{",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isUnreadableOrKeepsItsTokens(byte[] content) throws UnreadableException {
    TokenFamilies families;
    try {
      families = StoreFormat.read(content);
    } catch (UnreadableException unreadable) {
      assertFalse(unreadable.getMessage().isBlank());
      return;
    }
    byte[] written = StoreFormat.write(families);
    TokenFamilies again = StoreFormat.read(written);
    assertEquals(families.all().size(), again.all().size(), "families are lost");
    assertArrayEquals(written, StoreFormat.write(again), "it changes by being written");
    for (TokenFamily family : again.all()) {
      assertFalse(family.refreshToken().reveal().isBlank(), "no token");
      AccessToken access = family.access();
      if (access != null) {
        assertDoesNotThrow(() -> Headers.of("Authorization", "Bearer " + access.value().reveal()));
      }
      Duration usable = family.usableFor(NOW);
      assertTrue(usable.compareTo(TokenFamily.LONGEST_LIFE) <= 0, "is good for " + usable);
    }
  }
}
