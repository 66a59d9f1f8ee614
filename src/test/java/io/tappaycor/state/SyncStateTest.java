package io.tappaycor.state;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.scope.LegalEntityId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    state.edit("time_card_punches", entity(123456)).bookmark("displayDate", DAY);

    assertEquals(
        "{\"bookmarks\":{\"time_card_punches\":{\"partitions\":[{\"context\":{\"legalEntityId\":123456},"
            + "\"replication_key\":\"displayDate\","
            + "\"replication_key_value\":\"2026-11-20T00:00:00Z\"}]}}}",
        text());
  }

  @Test
  void aBookmarkTakesThePlaceOfTheLastOne() {
    state.edit("punches", entity(7)).bookmark("day", DAY);
    state.edit("punches", entity(8)).bookmark("day", DAY);
    state.edit("punches", entity(7)).bookmark("day", DAY.plusDays(1));

    assertEquals(Optional.of(DAY.plusDays(1)), state.partition("punches", entity(7)).bookmark());
    assertEquals(Optional.of(DAY), state.partition("punches", entity(8)).bookmark());
    assertEquals(2, state.toJson().at("/bookmarks/punches/partitions").size());
  }

  @Test
  void anOffsetLivesForADay() {
    state.edit("rates", entity(7)).offset("employeeId", "E-9", NOW);

    assertEquals(Optional.of("E-9"), state.partition("rates", entity(7)).offset("employeeId", NOW));
    assertEquals(
        Optional.of("E-9"),
        state.partition("rates", entity(7)).offset("employeeId", NOW.plus(Duration.ofDays(1))));
    assertEquals(
        Optional.empty(),
        state
            .partition("rates", entity(7))
            .offset("employeeId", NOW.plus(Duration.ofDays(1)).plusSeconds(1)));
    assertEquals(Optional.empty(), state.partition("rates", entity(8)).offset("employeeId", NOW));
    assertEquals(Optional.empty(), state.partition("rates", entity(7)).offset("plannerId", NOW));
  }

  @Test
  void anOffsetFromTheFutureExpiresToo() {
    state.edit("rates", entity(7)).offset("employeeId", "E-9", NOW.plus(Duration.ofDays(1)));

    assertEquals(Optional.of("E-9"), state.partition("rates", entity(7)).offset("employeeId", NOW));
    assertEquals(
        Optional.empty(),
        state.partition("rates", entity(7)).offset("employeeId", NOW.minus(Duration.ofSeconds(1))));
  }

  @Test
  void anOffsetWithoutATimeCounts() {
    SyncState read =
        new StateText(folder)
            .read(
                "{\"bookmarks\": {\"rates\": {\"partitions\": [{\"context\": {\"legalEntityId\": 7},"
                    + " \"offset\": {\"employeeId\": \"E-9\"}}]}}}");

    assertEquals(Optional.of("E-9"), read.partition("rates", entity(7)).offset("employeeId", NOW));
  }

  @Test
  void theStateDoesNotGrowWithTheEmployees() {
    state.edit("rates", entity(7)).offset("employeeId", "E-0000", NOW);
    int size = text().length();
    for (int employee = 1; employee < 5000; employee++) {
      state.edit("rates", entity(7)).offset("employeeId", "E-%04d".formatted(employee), NOW);
    }

    assertEquals(size, text().length());
    assertEquals(
        Optional.of("E-4999"), state.partition("rates", entity(7)).offset("employeeId", NOW));
  }

  @Test
  void theEndOfAPassLeavesItsTimeAndRowsAndNothingOfTheWayToIt() {
    Partition partition = state.edit("rates", entity(7));
    partition.offset("employeeId", "E-9", NOW);
    partition.checksum("abc");
    partition.readTo(DAY);
    partition.unsettled(List.of("E-1"));
    partition.denied(NOW);
    partition.completed(NOW, 5);

    assertEquals(
        "{\"bookmarks\":{\"rates\":{\"partitions\":[{\"context\":{\"legalEntityId\":7},"
            + "\"completed\":\"%s\",\"rows\":5}]}}}".formatted(NOW),
        text());
    assertTrue(state.partition("rates", entity(7)).wasEverRead());
    assertFalse(state.partition("rates", entity(8)).wasEverRead());
  }

  @Test
  void theEndOfAPassLeavesBookmarksAlone() {
    state.edit("punches", entity(7)).bookmark("day", DAY);
    state.edit("punches", entity(7)).completed(NOW, 5);

    assertEquals(Optional.of(DAY), state.partition("punches", entity(7)).bookmark());
  }

  @Test
  void moreParentsThanAHundredMakeThePassStartAnew() {
    Partition partition = state.edit("rates", entity(7));
    partition.offset("employeeId", "E-9", NOW);
    partition.unsettled(IntStream.range(0, 100).mapToObj(id -> "E" + id).toList());
    assertEquals(100, partition.unsettled().size());
    assertEquals(Optional.of("E-9"), partition.offset("employeeId", NOW));

    partition.unsettled(IntStream.range(0, 101).mapToObj(id -> "E" + id).toList());
    assertEquals(List.of(), partition.unsettled());
    assertEquals(Optional.empty(), partition.offset("employeeId", NOW));
  }

  @Test
  void aPassIsKnownUntilTheNext() {
    state.pass(new Pass(NOW, Optional.empty()));
    assertEquals(Optional.of(new Pass(NOW, Optional.empty())), state.pass());
    state.pass(new Pass(NOW, Optional.of(NOW.plusSeconds(60))));
    assertEquals(Optional.of(NOW.plusSeconds(60)), state.pass().orElseThrow().ended());
  }

  @Test
  void legalEntitiesAreKnownUntilTheyAreForgotten() {
    state.edit("punches", entity(7)).bookmark("day", DAY);
    state.edit("rates", entity(8)).completed(NOW, 5);
    assertEquals(Set.of(new LegalEntityId(7), new LegalEntityId(8)), state.legalEntities());
    state.forget(new LegalEntityId(8));
    assertEquals(Set.of(new LegalEntityId(7)), state.legalEntities());
  }

  @Test
  void aStreamThatIsResetIsReadAsForTheFirstTime() {
    state.edit("punches", entity(7)).bookmark("day", DAY);
    state.currentlySyncing(Optional.of("punches"));
    state.reset("punches");
    assertEquals("{\"bookmarks\":{}}", text());
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
    state.edit("punches", entity(7)).bookmark("day", DAY);
    SyncState copy = state.copy();
    state.edit("punches", entity(7)).bookmark("day", DAY.plusDays(1));
    copy.edit("rates", entity(7)).offset("employeeId", "E-9", NOW);

    assertEquals(Optional.of(DAY), copy.partition("punches", entity(7)).bookmark());
    assertEquals(Optional.of(DAY.plusDays(1)), state.partition("punches", entity(7)).bookmark());
    assertEquals(Optional.empty(), state.partition("rates", entity(7)).offset("employeeId", NOW));
  }
}
