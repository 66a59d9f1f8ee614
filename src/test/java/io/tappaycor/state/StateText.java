package io.tappaycor.state;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** Reads states given as text; {@code punches} has a replication key, {@code rates} has none. */
final class StateText {
  private static final Map<String, String> KEYS = Map.of("punches", "day", "rates", "");
  private final Path file;

  StateText(Path folder) {
    this.file = folder.resolve("state.json");
  }

  SyncState read(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return StateReader.read(file, KEYS);
  }

  /** The state with one bookmark of the stream with a replication key. */
  SyncState punches(String bookmark) {
    return read("{\"bookmarks\": {\"punches\": " + bookmark + "}}");
  }

  String refusal(String text) {
    String message = Assertions.assertThrows(UsageException.class, () -> read(text)).getMessage();
    Assertions.assertTrue(message.contains(file.toString()), message);
    return message;
  }
}
