package io.tappaycor.auth.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
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
  private FileTokenStore store;

  @BeforeEach
  void open() {
    file = directory.resolve("tokens.json");
    store = new FileTokenStore(file, Duration.ofSeconds(1), time);
  }

  private String failure() {
    return assertThrows(AuthenticationException.class, () -> store.lease().close()).getMessage();
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
    store.lease().close();
  }

  @Test
  void anInterruptEndsTheWaitForTheLockAndIsKept() {
    FileTokenStore interrupted =
        new FileTokenStore(
            file,
            Duration.ofSeconds(1),
            wait -> {
              throw new InterruptedException();
            });
    try (TokenLease held = store.lease()) {
      assertEquals(TokenFamilies.NONE, held.read());

      assertThrows(StoppedException.class, interrupted::lease);
      assertTrue(Thread.interrupted());
    }
    interrupted.lease().close();
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
    store = new FileTokenStore(file.resolve("tokens.json"), Duration.ofSeconds(1), time);

    String message = failure();

    assertTrue(message.contains("it failed: " + file + " is in the way"), message);
  }

  @Test
  void missingPermissionIsSaid() {
    FileTokenStore forbidden =
        new FileTokenStore(
            file,
            Duration.ofSeconds(1),
            time,
            (path, content) -> {
              throw new AccessDeniedException(path.toString());
            });

    try (TokenLease lease = forbidden.lease()) {
      var failure =
          assertThrows(
              StoreWriteException.class,
              () -> lease.replace(TokenFamilies.NONE, TokenFamilies.NONE));

      assertEquals("permission denied", failure.reason());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'[]', it is not a JSON object",
    "'{', 'it is not JSON, line 1 column 2'"
  })
  void whatIsNoStoreIsSaidToBeWhatItIs(String content, String said) throws IOException {
    Files.writeString(file, content);

    var failure = assertThrows(AuthenticationException.class, store::read);

    assertTrue(failure.getMessage().contains("cannot be used: " + said), failure.getMessage());
  }
}
