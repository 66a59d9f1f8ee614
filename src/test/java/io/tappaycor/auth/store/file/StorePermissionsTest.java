package io.tappaycor.auth.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class StorePermissionsTest {

  @TempDir Path temporary;
  private Path directory;
  private Path store;

  @BeforeEach
  void create() throws IOException {
    directory = Files.createDirectory(temporary.resolve("state"));
    store = Files.createFile(directory.resolve("tokens.json"));
    mode(directory, "rwx------");
    mode(store, "rw-------");
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @CsvSource({
    "rwx------, rw-------, 0, ''",
    "rwxr-xr-x, rw-------, 0, ''",
    "rwxrwx---, rw-------, 1, its directory is writable",
    "rwxr-xrwx, rw-------, 1, its directory is writable",
    "rwx------, rw-rw----, 1, Other users can write",
    "rwx------, rw----rw-, 1, Other users can write",
    "rwx------, rw-r--r--, 1, Other users can read",
    "rwxrwxrwx, rw-rw-rw-, 2, Other users can write",
  })
  void whatOthersCanDoIsWarnedAbout(String ofDirectory, String ofStore, int count, String said)
      throws IOException {
    mode(directory, ofDirectory);
    mode(store, ofStore);

    List<String> warnings = StorePermissions.warnings(store);

    assertEquals(count, warnings.size(), warnings.toString());
    assertTrue(warnings.toString().contains(said), warnings.toString());
  }

  @Test
  void aStoreThatDoesNotExistYetIsJudgedByItsDirectory() throws IOException {
    assertEquals(List.of(), StorePermissions.warnings(directory.resolve("none/tokens.json")));
    mode(directory, "rwxrwxrwx");
    assertEquals(1, StorePermissions.warnings(directory.resolve("none.json")).size());
  }
}
