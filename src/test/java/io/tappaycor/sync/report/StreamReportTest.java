package io.tappaycor.sync.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamReportTest {
  private final StreamReport report = new StreamReport("employees", true);

  private static Map<String, Long> kinds(int count) {
    Map<String, Long> kinds = new TreeMap<>();
    for (int kind = 0; kind < count; kind++) {
      kinds.put("field%04d".formatted(kind), 2L);
    }
    return kinds;
  }

  @Test
  void aFewKindsOfDriftAreListedInFull() {
    report.drift(kinds(20), 0);

    List<String> remarks = report.remarks();
    assertEquals(20, remarks.size());
    assertEquals("2 × field0000", remarks.get(0));
    assertEquals("2 × field0019", remarks.get(19));
  }

  @ParameterizedTest
  @CsvSource({
    "21, 0, '… and 1 more kinds, 2 times in all'",
    "1000, 0, '… and 980 more kinds, 1960 times in all'",
    "1000, 7, '… and more than 980 more kinds, 1967 times in all'",
  })
  void manyKindsOfDriftAreSummedUp(int kinds, long others, String rest) {
    report.drift(kinds(kinds), others);

    List<String> remarks = report.remarks();
    assertEquals(21, remarks.size());
    assertEquals("2 × field0019", remarks.get(19));
    assertEquals(rest, remarks.get(20));
  }
}
