package io.tappaycor.auth.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.scope.LegalEntityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();

  private static TokenFamilies families(String token) {
    TokenFamily family =
        TokenFamily.startingWith(new Secret("seed"), FakeTime.START)
            .rotated(
                new TokenResponse.Granted(
                    new Secret("access"), Duration.ofMinutes(30), new Secret(token)),
                FakeTime.START)
            .withLegalEntities(List.of(new LegalEntityId(123456), new LegalEntityId(7)))
            .refreshing(FakeTime.START.plusSeconds(5));
    return new TokenFamilies(
        List.of(family, TokenFamily.startingWith(new Secret("bare"), FakeTime.START)));
  }

  private FileTokenStore store(Path path) {
    return new FileTokenStore(path, PATIENCE, time);
  }

  private static void write(FileTokenStore store, TokenFamilies families) {
    try (LeasedStore leased = LeasedStore.of(store, wait -> {})) {
      leased.change(current -> families);
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    FileTokenStore store = store(directory.resolve("tokens.json"));

    write(store, families("refresh"));

    assertEquals(families("refresh"), store.read());
  }

  @Test
  void aMissingStoreIsEmptyAndReadingCreatesNothing() {
    FileTokenStore store = store(directory.resolve("deep/down/tokens.json"));

    assertEquals(TokenFamilies.NONE, store.read());
    assertFalse(Files.exists(directory.resolve("deep")));
  }

  @Test
  void onlyTheOwnerMayReadFileLockAndDirectory() throws IOException {
    Path file = directory.resolve("state/tap-paycor/tokens.json");

    write(store(file), families("refresh"));

    assertEquals("rw-------", mode(file));
    assertEquals("rw-------", mode(file.resolveSibling("tokens.json.lock")));
    assertEquals("rwx------", mode(file.getParent()));
    assertEquals("rwx------", mode(file.getParent().getParent()));
  }

  @Test
  void aWiderModeOfAnOlderFileIsNarrowed() throws IOException {
    Path file = directory.resolve("tokens.json");
    Files.write(file, StoreFormat.write(families("old")));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    write(store(file), families("new"));

    assertEquals("rw-------", mode(file));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aReaderNeverSeesHalfAFile() throws Exception {
    FileTokenStore store = store(directory.resolve("tokens.json"));
    write(store, families("refresh"));
    Thread writer =
        new Thread(
            () -> IntStream.range(0, 200).forEach(n -> write(store, families("refresh-" + n))));
    writer.start();
    while (writer.isAlive()) {
      assertEquals(2, store.read().all().size());
    }
    writer.join();
    try (var files = Files.list(directory)) {
      assertEquals(
          Set.of("tokens.json", "tokens.json.lock"),
          Set.copyOf(files.map(file -> file.getFileName().toString()).toList()));
    }
  }

  @Test
  void aTemporaryFileOfAKilledProcessIsNoObstacle() throws IOException {
    Files.writeString(directory.resolve(".tokens.json.tmp"), "half a fi");
    FileTokenStore store = store(directory.resolve("tokens.json"));

    write(store, families("refresh"));

    assertEquals(families("refresh"), store.read());
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real")).resolve("tokens.json");
    Path link = directory.resolve("link.json");
    Files.createSymbolicLink(link, Path.of("real", "tokens.json"));

    write(store(link), families("refresh"));

    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isRegularFile(real));
    assertEquals(families("refresh"), store(real).read());
  }

  @Test
  void aSymbolicLinkToADirectoryIsADirectory() throws IOException {
    Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real"));

    write(store(link.resolve("tokens.json")), families("refresh"));
    write(store(link.resolve("deep/tokens.json")), families("refresh"));

    assertTrue(Files.isRegularFile(directory.resolve("real/tokens.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"version\":1}",
        "{\"version\":\"1\",\"chains\":[]}",
        "{\"version\":1,\"chains\":{}}",
        "{\"version\":1,\"chains\":[\"sEcReT\"]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":\"sEcReT\",\"seeds\":[]}]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":\"sEcReT\",\"seeds\":[],\"rotated_at\":\"sEcReT\"}]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":[\"sEcReT\"],\"seeds\":[]}]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":\"\",\"seeds\":[]}]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":\"sEcReT",
        "sEcReT",
        "{\"version\":2,\"chains\":[]}",
        "{\"version\":1,\"chains\":[{\"refresh_token\":\"sEcReT\",\"seeds\":[],"
            + "\"rotated_at\":\"2026-11-24T08:00:00Z\",\"legal_entity_ids\":[0]}]}",
      })
  void aStoreThatCannotBeReadIsLeftAloneAndNamedWithARemedy(String content) throws IOException {
    Path file = directory.resolve("tokens.json");
    Files.writeString(file, content);
    FileTokenStore store = store(file);

    var failure = assertThrows(AuthenticationException.class, store::read);

    assertEquals(ExitCode.AUTHENTICATION, failure.exitCode());
    assertTrue(failure.getMessage().contains(file.toString()));
    assertTrue(failure.getMessage().contains("tap-paycor login"));
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertFalse(String.valueOf(cause.getMessage()).contains("sEcReT"), cause.getMessage());
    }
    try (LeasedStore lease = LeasedStore.of(store, time)) {
      assertTrue(lease.saveOnce(families -> families("new")).isPresent());
    }
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aNewerFormatIsSaidToBeOne() throws IOException {
    Path file = directory.resolve("tokens.json");
    Files.writeString(file, "{\"version\":9,\"chains\":[]}");

    var failure = assertThrows(AuthenticationException.class, store(file)::read);

    assertTrue(failure.getMessage().contains("a newer tap-paycor wrote it"));
  }

  @Test
  void fieldsOfLaterVersionsAreTolerated() throws IOException {
    Path file = directory.resolve("tokens.json");
    Files.writeString(
        file,
        "{\"version\":1,\"more\":{},\"chains\":[{\"refresh_token\":\"r\",\"seeds\":[],"
            + "\"rotated_at\":\"2026-11-24T08:00:00Z\",\"more\":[1]}]}");

    assertEquals(1, store(file).read().all().size());
  }

  @Test
  void aDirectoryInItsPlaceIsSaidToBeOne() throws IOException {
    Path file = Files.createDirectory(directory.resolve("tokens.json"));

    var failure = assertThrows(AuthenticationException.class, store(file)::read);

    assertTrue(failure.getMessage().contains("it is a directory"));
  }

  @Test
  void aFileWhereADirectoryShouldBeIsSaidWithARemedy() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    FileTokenStore store = store(file.resolve("deep").resolve("tokens.json"));
    var failure = assertThrows(AuthenticationException.class, store::lease);

    assertTrue(failure.getMessage().contains("`token_store`"), failure.getMessage());
    assertTrue(failure.getMessage().contains("No refresh token has been used up"));
  }

  @Test
  void aFailedWriteLeavesTheOldContentAndNoTemporaryFile() throws IOException {
    Path file = directory.resolve("tokens.json");
    Files.createDirectory(file);
    Files.createFile(file.resolve("occupied"));

    assertThrows(IOException.class, () -> new AtomicReplacement().replace(file, new byte[] {1}));

    assertFalse(Files.exists(directory.resolve(".tokens.json.tmp")));
    assertTrue(Files.exists(file.resolve("occupied")));
  }
}
