package io.tappaycor.sync;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.RowFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Which streams are read anyway whose records are the parents of others. Those that come after them
 * wait, rather than read the same list again.
 */
final class Lessons {

  private final Map<String, Lesson> lessons = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();

  /** A reading that tells the parents of a list, and its place in the run. */
  private record Lesson(int place, CountDownLatch over) {}

  /** The lessons of a run, in the order of its readings. */
  Lessons(List<Reading> readings) {
    for (int at = 0; at < readings.size(); at++) {
      Reading reading = readings.get(at);
      want(reading);
      if (!reading.isFanOut() && ParentLists.madeOf(reading.endpoint()).isPresent()) {
        lessons.put(reading.endpoint().path(), new Lesson(at, new CountDownLatch(1)));
      }
    }
  }

  private void want(Reading reading) {
    ParentList list = reading.parentList().orElse(null);
    for (; list != null; list = list.outer().orElse(null)) {
      wanted.add(list.endpoint().path());
    }
    if (reading.definition().rows() instanceof RowFilter.OfEmployee) {
      wanted.add(ParentLists.EMPLOYEES.endpoint().path());
    }
  }

  /** Whether anybody needs these parents: those of nobody would only fill the memory. */
  boolean areWanted(ParentList list) {
    return wanted.contains(list.endpoint().path());
  }

  /** The reading of that place is over, well or not. */
  void over(int at) {
    lessons.values().stream()
        .filter(each -> each.place() == at)
        .forEach(each -> each.over().countDown());
  }

  /** Waits for the lesson of a list, if it comes before the reading of that place. */
  void await(ParentList list, int at) {
    Lesson lesson = lessons.get(list.endpoint().path());
    if (lesson == null || at <= lesson.place()) {
      return;
    }
    try {
      lesson.over().await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    }
  }
}
