package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can stand between a run and its token store, and what is said of it. */
class StoreObstaclesTest {

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private Path file;
  private TokenStore store;

  @BeforeEach
  void open() {
    file = directory.resolve("tokens.json");
    store = new TokenStore(file, Duration.ofSeconds(1), time);
  }

  private String failure() {
    return assertThrows(AuthenticationException.class, () -> store.lock().close()).getMessage();
  }

  @Test
  void aLockThatSomebodyElseInThisProcessHoldsIsWaitedFor() throws IOException {
    Path lock = directory.resolve("tokens.json.lock");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = other.lock()) {
      assertTrue(held.isValid());

      String message = failure();

      assertTrue(message.contains("another tap-paycor holds its lock"), message);
      assertEquals(41, time.slept.size());
    }
    store.lock().close();
  }

  @Test
  void anInterruptEndsTheWaitForTheLockAndIsKept() {
    TokenStore interrupted =
        new TokenStore(
            file,
            Duration.ofSeconds(1),
            wait -> {
              throw new InterruptedException();
            });
    try (LockedStore held = store.lock()) {
      assertEquals(Chains.NONE, held.read());

      assertThrows(StoppedException.class, interrupted::lock);
      assertTrue(Thread.interrupted());
    }
    interrupted.lock().close();
  }

  @Test
  void symbolicLinksThatLeadNowhereAreSaidToBeTooMany() throws IOException {
    Files.createSymbolicLink(file, Path.of("other.json"));
    Files.createSymbolicLink(directory.resolve("other.json"), Path.of("tokens.json"));

    String message = failure();

    assertTrue(message.contains("too many symbolic links"), message);
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsNamed() throws IOException {
    Files.createFile(file);
    store = new TokenStore(file.resolve("tokens.json"), Duration.ofSeconds(1), time);

    String message = failure();

    assertTrue(message.contains("it failed: " + file + " is in the way"), message);
  }

  @Test
  void missingPermissionIsSaid() {
    TokenStore forbidden =
        new TokenStore(
            file,
            Duration.ofSeconds(1),
            time,
            (path, content) -> {
              throw new AccessDeniedException(path.toString());
            });

    try (LockedStore locked = forbidden.lock()) {
      var failure = assertThrows(AuthenticationException.class, () -> locked.write(Chains.NONE));

      assertTrue(failure.getMessage().contains("permission denied"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'[]', it is no JSON object",
    "'{', 'it is not JSON, line 1 column 2'"
  })
  void whatIsNoStoreIsSaidToBeWhatItIs(String content, String said) throws IOException {
    Files.writeString(file, content);

    var failure = assertThrows(AuthenticationException.class, store::read);

    assertTrue(failure.getMessage().contains("cannot be used: " + said), failure.getMessage());
  }
}
