package io.tappaycor.state;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncStateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir private Path folder;
  private final SyncState state = SyncState.empty();

  private String text() {
    return state.toJson().toString();
  }

  @Test
  void aBookmarkIsWrittenAsTheInterfaceShows() {
    state.bookmark("time_card_punches", entity(123456), "displayDate", DAY);

    assertEquals(
        "{\"bookmarks\":{\"time_card_punches\":{\"partitions\":[{\"context\":{\"legalEntityId\":123456},"
            + "\"replication_key\":\"displayDate\","
            + "\"replication_key_value\":\"2026-11-20T00:00:00Z\"}]}}}",
        text());
  }

  @Test
  void aBookmarkTakesThePlaceOfTheLastOne() {
    state.bookmark("punches", entity(7), "day", DAY);
    state.bookmark("punches", entity(8), "day", DAY);
    state.bookmark("punches", entity(7), "day", DAY.plusDays(1));

    assertEquals(Optional.of(DAY.plusDays(1)), state.bookmark("punches", entity(7)));
    assertEquals(Optional.of(DAY), state.bookmark("punches", entity(8)));
    assertEquals(2, state.toJson().at("/bookmarks/punches/partitions").size());
  }

  @Test
  void anOffsetLivesForADay() {
    state.offset("rates", entity(7), "employeeId", "E-9", NOW);

    assertEquals(Optional.of("E-9"), state.offset("rates", entity(7), "employeeId", NOW));
    assertEquals(
        Optional.of("E-9"),
        state.offset("rates", entity(7), "employeeId", NOW.plus(Duration.ofDays(1))));
    assertEquals(
        Optional.empty(),
        state.offset(
            "rates", entity(7), "employeeId", NOW.plus(Duration.ofDays(1)).plusSeconds(1)));
    assertEquals(Optional.empty(), state.offset("rates", entity(8), "employeeId", NOW));
    assertEquals(Optional.empty(), state.offset("rates", entity(7), "plannerId", NOW));
  }

  @Test
  void anOffsetFromTheFutureExpiresToo() {
    state.offset("rates", entity(7), "employeeId", "E-9", NOW.plus(Duration.ofDays(1)));

    assertEquals(Optional.of("E-9"), state.offset("rates", entity(7), "employeeId", NOW));
    assertEquals(
        Optional.empty(),
        state.offset("rates", entity(7), "employeeId", NOW.minus(Duration.ofSeconds(1))));
  }

  @Test
  void anOffsetWithoutATimeCounts() {
    SyncState read =
        new StateText(folder)
            .read(
                "{\"bookmarks\": {\"rates\": {\"partitions\": [{\"context\": {\"legalEntityId\": 7},"
                    + " \"offset\": {\"employeeId\": \"E-9\"}}]}}}");

    assertEquals(Optional.of("E-9"), read.offset("rates", entity(7), "employeeId", NOW));
  }

  @Test
  void theStateDoesNotGrowWithTheEmployees() {
    state.offset("rates", entity(7), "employeeId", "E-0000", NOW);
    int size = text().length();
    for (int employee = 1; employee < 5000; employee++) {
      state.offset("rates", entity(7), "employeeId", "E-%04d".formatted(employee), NOW);
    }

    assertEquals(size, text().length());
    assertEquals(Optional.of("E-4999"), state.offset("rates", entity(7), "employeeId", NOW));
  }

  @Test
  void theEndOfAPassLeavesNothingOfItsOffsets() {
    state.offset("rates", entity(7), "employeeId", "E-9", NOW);
    state.offset("rates", entity(8), "employeeId", "E-9", NOW);
    state.offset("earnings", entity(7), "employeeId", "E-9", NOW);
    state.clearOffsets("rates");

    assertEquals(Optional.empty(), state.offset("rates", entity(7), "employeeId", NOW));
    assertEquals(Optional.of("E-9"), state.offset("earnings", entity(7), "employeeId", NOW));
    state.clearOffsets("earnings");
    state.clearOffsets("unheard_of");
    assertEquals("{\"bookmarks\":{}}", text());
  }

  @Test
  void theEndOfAPassLeavesBookmarksAlone() {
    state.bookmark("punches", entity(7), "day", DAY);
    String before = text();
    state.offset("punches", entity(7), "employeeId", "E-9", NOW);
    state.offset("punches", entity(8), "employeeId", "E-9", NOW);
    state.clearOffsets("punches");

    assertEquals(before, text());
  }

  @Test
  void theStreamThatIsSyncedIsNamedUntilTheEnd() {
    assertEquals(Optional.empty(), state.currentlySyncing());
    state.currentlySyncing(Optional.of("rates"));
    assertEquals(Optional.of("rates"), state.currentlySyncing());
    assertEquals("{\"currently_syncing\":\"rates\"}", text());
    state.currentlySyncing(Optional.empty());
    assertEquals("{}", text());
  }

  @Test
  void whatIsHandedOutIsACopy() {
    state.toJson().put("currently_syncing", "rates");

    assertEquals("{}", text());
  }

  @Test
  void aCopyGoesItsOwnWay() {
    state.bookmark("punches", entity(7), "day", DAY);
    SyncState copy = state.copy();
    state.bookmark("punches", entity(7), "day", DAY.plusDays(1));
    copy.offset("rates", entity(7), "employeeId", "E-9", NOW);

    assertEquals(Optional.of(DAY), copy.bookmark("punches", entity(7)));
    assertEquals(Optional.of(DAY.plusDays(1)), state.bookmark("punches", entity(7)));
    assertEquals(Optional.empty(), state.offset("rates", entity(7), "employeeId", NOW));
  }
}
