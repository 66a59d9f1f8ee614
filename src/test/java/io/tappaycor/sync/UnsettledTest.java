package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SliceValues;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnsettledTest {

  private final Unsettled unsettled = new Unsettled("paystubs");

  private void fails(String id, int month, int index) {
    LocalDate first = LocalDate.of(2026, month, 1);
    unsettled.add(
        new Slice(
            new SliceValues(Map.of()),
            Optional.of(Parent.of(id, Map.of(), Optional.empty(), Optional.empty(), true)),
            Optional.of(new DateWindow(first, first.plusDays(27))),
            index,
            3),
        new SliceOutcome.Failed(new ExtractionException("no answer")));
  }

  private String message() {
    return String.valueOf(unsettled.failure("payroll runs").orElseThrow().getMessage());
  }

  @Test
  void theFailuresOfOneWindowAreCountedAmongItsParents() {
    fails("a", 1, 2);
    fails("b", 1, 3);

    String told = message();
    assertTrue(
        told.startsWith("2 of 3 payroll runs could not be read (the first is number 2)"), told);
  }

  @Test
  void theFailuresOfManyWindowsAreNotComparedWithTheParentsOfOne() {
    fails("a", 1, 1);
    fails("b", 1, 2);
    fails("c", 2, 1);
    fails("d", 2, 2);

    assertTrue(message().startsWith("4 payroll runs could not be read"), message());
  }
}
