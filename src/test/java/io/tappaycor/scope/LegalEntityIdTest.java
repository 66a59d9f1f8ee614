package io.tappaycor.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LegalEntityIdTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void onlyPositiveNumbersAreIds(long value) {
    assertThrows(IllegalArgumentException.class, () -> new LegalEntityId(value));
  }

  @Test
  void itsTextIsItsDigits() {
    assertEquals("9007199254740993", new LegalEntityId(9_007_199_254_740_993L).toString());
  }
}
