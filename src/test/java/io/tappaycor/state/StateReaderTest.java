package io.tappaycor.state;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StateReaderTest {
  private static final String INNER =
      """
      {"currently_syncing": "rates", "bookmarks": {"punches": {"partitions": [
        {"context": {"legalEntityId": 7}, "replication_key": "day",
         "replication_key_value": "2026-11-20T00:00:00Z"}]}}}
      """;

  @TempDir private Path folder;
  private StateText states;

  @BeforeEach
  void open() {
    states = new StateText(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "{\"singer_state\": %s}",
        "{\"type\": \"STATE\", \"value\": %s}",
        "{\"singer_state\": %s, \"completed\": true}",
      })
  void aStateIsReadInAnyWrapper(String wrapper) {
    SyncState state = states.read(wrapper.formatted(INNER));

    assertEquals(Optional.of("rates"), state.currentlySyncing());
    assertEquals(
        Optional.of(LocalDate.of(2026, 11, 20)), state.partition("punches", entity(7)).bookmark());
    assertEquals(Optional.empty(), state.partition("punches", entity(8)).bookmark());
    assertTrue(state.toJson().has("bookmarks"));
    assertFalse(state.toJson().has("singer_state"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"bookmarks\": {}}",
        "{\"bookmarks\": null, \"currently_syncing\": null}",
        "{\"singer_state\": {}}",
        "{\"bookmarks\": {\"punches\": {}}}",
        "{\"bookmarks\": {\"punches\": {\"partitions\": []}}}",
        "{\"bookmarks\": {\"punches\": {\"replication_key_value\": null}}}",
      })
  void anEmptyStateIsAState(String text) {
    SyncState state = states.read(text);

    assertEquals(Optional.empty(), state.currentlySyncing());
    assertEquals(Optional.empty(), state.partition("punches", entity(7)).bookmark());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20",
    "2026-11-20T00:00:00Z, 2026-11-20",
    "2026-11-20T00:00:00.000000Z, 2026-11-20",
    "2026-11-20T00:00:00, 2026-11-20",
    "2026-11-20T00:00:00+00:00, 2026-11-20",
    "2026-11-20T23:00:00-05:00, 2026-11-21",
    "0001-01-01, 0001-01-01",
    "9999-12-31, 9999-12-31",
  })
  void aBookmarkOfALikeToolIsItsUtcDay(String text, LocalDate day) {
    SyncState state =
        states.punches(
            "{\"replication_key\": \"day\", \"replication_key_value\": \"" + text + "\"}");

    assertEquals(Optional.of(day), state.partition("punches", entity(7)).bookmark());
  }

  @Test
  void aPartitionsBookmarkWinsOverTheStreams() {
    SyncState state =
        states.punches(
            """
            {"replication_key_value": "2026-11-01", "partitions": [
              {"context": {"legalEntityId": "7"}, "replication_key_value": "2026-11-20"},
              {"context": {"legalEntityId": 9}}]}
            """);

    assertEquals(
        Optional.of(LocalDate.of(2026, 11, 20)), state.partition("punches", entity(7)).bookmark());
    assertEquals(
        Optional.of(LocalDate.of(2026, 11, 1)), state.partition("punches", entity(8)).bookmark());
    assertEquals(
        Optional.of(LocalDate.of(2026, 11, 1)), state.partition("punches", entity(9)).bookmark());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"currently_syncing\": 5}', a number at currently_syncing",
    "'{\"bookmarks\": []}', an array at bookmarks",
    "'{\"bookmarks\": {\"punches\": 5}}', a number at bookmarks.punches",
    "'{\"bookmarks\": {\"rates\": \"x\"}}', a text at bookmarks.rates",
    "'{\"singer_state\": \"x\"}', a text at singer_state",
    "'{\"singer_state\": null}', null at singer_state",
    "'{\"type\": \"STATE\", \"value\": [] }', an array at value",
    "'{\"type\": \"STATE\"}', nothing at value",
    "'{\"type\": \"SCHEMA\", \"stream\": \"x\"}', nothing at singer_state",
    "'{\"bookmarks\": {\"other\": {\"x\": 1e99999999}}}', too large to be written",
    "'{\"bookmarks\": {\"other\": {\"x\": 1e-99999999}}}', too large to be written",
    "'{\"streams\": []}', nothing at bookmarks",
    "'{\"client_id\": \"x\"}', nothing at bookmarks",
    "'[]', an array",
    "'', is empty",
    "'{\"bookmarks\": {', not valid JSON",
  })
  void aStateThatIsNoneIsRefusedNamingThePlace(String text, String place) {
    String message = states.refusal(text);

    assertTrue(message.contains(place), message);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"partitions\": {}', an object at bookmarks.punches.partitions",
    "'\"partitions\": null', null at bookmarks.punches.partitions",
    "'\"partitions\": [5]', a number at bookmarks.punches.partitions[0]",
    "'\"partitions\": [{}]', nothing at bookmarks.punches.partitions[0].context.legalEntityId",
    "'\"partitions\": [{\"context\": {\"legalEntityId\": 7.5}}]', a number at bookmarks.punches.partitions[0].context.legalEntityId",
    "'\"partitions\": [{\"context\": {\"legalEntityId\": 7}, \"replication_key_value\": \"soon\"}]', a text at bookmarks.punches.partitions[0].replication_key_value",
    "'\"partitions\": [{\"context\": {\"legalEntityId\": 7}, \"replication_key\": \"other\", \"replication_key_value\": \"2026-11-20\"}]', another field at bookmarks.punches.partitions[0].replication_key",
    "'\"replication_key_value\": 5', a number at bookmarks.punches.replication_key_value",
    "'\"replication_key_value\": \"soon\"', a text at bookmarks.punches.replication_key_value",
    "'\"replication_key_value\": \"2026-02-30\"', a text at bookmarks.punches.replication_key_value",
    "'\"replication_key_value\": \"0000-12-31\"', a text at bookmarks.punches.replication_key_value",
    "'\"replication_key_value\": \"+10000-01-01T00:00:00Z\"', a text at bookmarks.punches.replication_key_value",
    "'\"replication_key\": \"other\", \"replication_key_value\": \"2026-11-20\"', another field at bookmarks.punches.replication_key",
  })
  void aBookmarkThatIsNoneIsRefusedNamingThePlace(String bookmark, String place) {
    String message = states.refusal("{\"bookmarks\": {\"punches\": {" + bookmark + "}}}");

    assertTrue(message.contains(place), message);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"offset\": 5', a number at bookmarks.rates.partitions[0].offset",
    "'\"offset\": {\"employeeId\": 5}', a number at bookmarks.rates.partitions[0].offset.employeeId",
    "'\"offset_time\": \"soon\"', a text at bookmarks.rates.partitions[0].offset_time",
    "'\"offset_time\": 5', a number at bookmarks.rates.partitions[0].offset_time",
  })
  void anOffsetThatIsNoneIsRefusedNamingThePlace(String offset, String place) {
    String message =
        states.refusal(
            "{\"bookmarks\": {\"rates\": {\"partitions\": [{\"context\": {\"legalEntityId\": 7}, "
                + offset
                + "}]}}}");

    assertTrue(message.contains(place), message);
  }

  @Test
  void aKeyThatIsNullIsNoOtherField() {
    SyncState state =
        states.punches("{\"replication_key\": null, \"replication_key_value\": \"2026-11-20\"}");

    assertEquals(
        Optional.of(LocalDate.of(2026, 11, 20)), state.partition("punches", entity(7)).bookmark());
  }

  @Test
  void stateOfStreamsNotSyncedNowIsKeptAsItCame() {
    String unknown =
        "{\"bookmarks\":{\"zebra\":{\"b\":1.10,\"a\":[null,\"Zoë\"],\"partitions\":5},\"ape\":null},"
            + "\"other\":{\"x\":12345678901234567890}}";
    SyncState state = states.read(unknown);
    assertEquals(unknown, state.toJson().toString());

    state.edit("punches", entity(7)).bookmark("day", LocalDate.of(2026, 11, 20));

    assertTrue(
        state
            .toJson()
            .toString()
            .startsWith(
                "{\"bookmarks\":{\"zebra\":{\"b\":1.10,\"a\":[null,\"Zoë\"],\"partitions\":5},\"ape\":null,"));
  }
}
