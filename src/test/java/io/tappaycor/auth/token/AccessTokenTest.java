package io.tappaycor.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a header can carry is printable ASCII, from the blank to the tilde. */
final class AccessTokenTest {

  @ParameterizedTest
  @CsvSource({"32, true", "126, true", "31, false", "127, false", "10, false", "233, false"})
  void aTokenIsSendableIfEachOfItsCharactersIs(int character, boolean sendable) {
    assertEquals(sendable, AccessToken.isSendable("a" + (char) character + "b"));
  }
}
