package io.tappaycor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state file: one run at a time, replaced as a whole, and otherwise as its user wants it. */
final class FileStateStoreTest {

  @TempDir Path directory;

  private FileStateStore open(Path path) {
    return FileStateStore.open(path, Map.of());
  }

  @Test
  void aSecondRunIsRefusedUntilTheFirstEnds() {
    Path file = directory.resolve("state.json");
    try (FileStateStore first = open(file)) {
      assertTrue(first.read().isEmpty());
      BusyException busy = assertThrows(BusyException.class, () -> open(file));
      assertTrue(busy.getMessage().contains(file.toString()), busy.getMessage());
    }
    open(file).close();
  }

  @Test
  void aNewFileIsPrivateAndAnOldOneKeepsItsMode() throws IOException {
    Path file = directory.resolve("state.json");
    try (FileStateStore store = open(file)) {
      store.replace(SyncState.empty());
      assertEquals("rw-------", mode(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      store.replace(SyncState.empty());
      assertEquals("rw-r-----", mode(file));
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path volume = Files.createDirectory(directory.resolve("volume"));
    Path link = directory.resolve("state.json");
    Files.createSymbolicLink(link, volume.resolve("real.json"));
    try (FileStateStore store = open(link)) {
      store.replace(SyncState.empty());
    }

    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.exists(volume.resolve("real.json")));
  }

  @Test
  void whatIsNoFileIsRefusedBeforeItIsReplaced() {
    assertThrows(UsageException.class, () -> open(Path.of("/dev/null")));
    assertThrows(UsageException.class, () -> open(directory));
    assertThrows(UsageException.class, () -> open(directory.resolve("missing/state.json")));
  }
}
