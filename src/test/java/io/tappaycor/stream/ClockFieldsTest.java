package io.tappaycor.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which streams have local wall times: the times of shifts and schedules are UTC. */
final class ClockFieldsTest {

  @Test
  void onlyTimesOfPunchesAndHoursAreLocal() {
    assertEquals(
        List.of(
            "time_card_punches",
            "employee_punches",
            "employee_hours",
            "unassigned_punches",
            "missed_punch_requests"),
        StreamTable.ALL.stream()
            .filter(stream -> !stream.clockFields().isEmpty())
            .map(StreamDefinition::name)
            .toList());
  }
}
