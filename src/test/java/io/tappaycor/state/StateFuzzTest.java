package io.tappaycor.state;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.failure.UsageException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a state file holds, it is refused, or it can be gone on from and written again. */
final class StateFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Map<String, String> KEYS = Map.of("punches", "date", "pay_rates", "");

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"bookmarks": {"punches": {"partitions": [{"context": {"legalEntityId": 1},
              "replication_key": "date", "replication_key_value": "2026-01-31T00:00:00Z"}]},
             "pay_rates": {"partitions": [{"context": {"legalEntityId": "1"},
              "offset": {"employeeId": "a"}, "offset_time": "2026-11-24T00:00:00Z"}]},
             "foreign": [1]}, "currently_syncing": "punches"}""",
        "{\"bookmarks\": {\"punches\": {\"replication_key_value\": \"2026-01-31\"}}}",
        "{\"type\": \"STATE\", \"value\": {\"bookmarks\": {}}}",
        "{\"singer_state\": {\"bookmarks\": null, \"currently_syncing\": null}}",
        "{\"completed\": {\"singer_state\": {}}}",
        "{}",
        "null");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isRefusedOrCanBeGoneOnFrom(byte[] content) {
    try {
      goOn(StateReader.read(Fuzzing.file(content), KEYS));
    } catch (UsageException refusal) {
      Fuzzing.assertSaid(refusal);
    }
  }

  private static void goOn(SyncState state) {
    Optional<LocalDate> before = state.partition("punches", entity(1)).bookmark();
    state.partition("pay_rates", entity(1)).offset("employeeId", NOW);
    assertEquals(state.toJson(), again(state).toJson(), "what is written is not what is read");
    assertEquals(before, again(state).partition("punches", entity(1)).bookmark());

    LocalDate day = LocalDate.of(2026, 11, 20);
    state.edit("punches", entity(1)).bookmark("date", day);
    state.edit("pay_rates", entity(1)).offset("employeeId", "b", NOW);
    state.edit("punches", entity(1)).clearOffset();
    assertEquals(Optional.of(day), again(state).partition("punches", entity(1)).bookmark());
    assertEquals(
        Optional.of("b"), again(state).partition("pay_rates", entity(1)).offset("employeeId", NOW));
    state.edit("pay_rates", entity(1)).clearOffset();
    assertEquals(
        Optional.empty(), again(state).partition("pay_rates", entity(1)).offset("employeeId", NOW));
  }

  private static SyncState again(SyncState state) {
    return StateReader.read(Fuzzing.file(Json.MAPPER.writeValueAsBytes(state.toJson())), KEYS);
  }
}
