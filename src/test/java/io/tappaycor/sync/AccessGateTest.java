package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import org.junit.jupiter.api.Test;

final class AccessGateTest {

  private final AccessGate gate = new AccessGate("pay_rates");

  @Test
  void nothingIsKnownBeforeTheFirstAnswer() {
    assertFalse(gate.isDecided());
    assertFalse(gate.isShut());
  }

  @Test
  void oneAnswerOpensIt() {
    gate.granted();

    assertTrue(gate.isDecided());
    assertFalse(gate.isShut());
  }

  @Test
  void threeRefusalsShutIt() {
    gate.refused();
    gate.refused();
    assertFalse(gate.isDecided(), "one employee may be special");
    gate.refused();

    assertTrue(gate.isDecided());
    assertTrue(gate.isShut());
  }

  @Test
  void aSingleRefusalOfASingleCallShutsIt() {
    gate.refused();

    assertTrue(gate.isShut());
  }

  @Test
  void aRefusalAfterAnAnswerIsAFailureBecauseRowsAreMissing() {
    gate.granted();

    assertThrows(ExtractionException.class, gate::refused);
  }

  @Test
  void anAnswerAfterARefusalIsAFailureBecauseRowsAreMissing() {
    gate.refused();

    assertThrows(ExtractionException.class, gate::granted);
  }
}
