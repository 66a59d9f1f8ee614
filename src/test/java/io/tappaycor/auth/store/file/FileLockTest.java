package io.tappaycor.auth.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time: threads, instances and processes that share a store. */
final class FileLockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("tokens.json");
  }

  private FileTokenStore store() {
    return new FileTokenStore(file, PATIENCE, new FakeTime());
  }

  @Test
  void twoInstancesOnOneFileTakeTurns() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger collisions = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 6)
            .mapToObj(
                n ->
                    new Thread(
                        () -> {
                          FileTokenStore store =
                              new FileTokenStore(
                                  file,
                                  Duration.ofSeconds(60),
                                  wait -> TimeUnit.NANOSECONDS.sleep(100_000));
                          for (int turn = 0; turn < 30; turn++) {
                            try (TokenLease lease = store.lease()) {
                              if (inside.incrementAndGet() > 1) {
                                collisions.incrementAndGet();
                              }
                              lease.read();
                              inside.decrementAndGet();
                            }
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(0, collisions.get());
  }

  @Test
  void theLockIsTheSystemsOwnWhileItIsHeld() throws Exception {
    try (TokenLease held = store().lease();
        FileChannel other =
            FileChannel.open(file.resolveSibling("tokens.json.lock"), StandardOpenOption.WRITE)) {
      held.read();

      assertThrows(OverlappingFileLockException.class, other::tryLock);
    }
  }

  @Test
  void waitingForTheLockEndsWithAClearError() {
    try (TokenLease held = store().lease()) {
      assertEquals(TokenFamilies.NONE, held.read());

      var failure = assertThrows(AuthenticationException.class, store()::lease);

      assertTrue(failure.getMessage().contains("another tap-paycor holds its lock"));
      assertTrue(failure.getMessage().contains("Waited 2 s"));
    }
    store().lease().close();
  }

  @Test
  void whoWaitedForALockFileThatWasDeletedMeanwhileWaitsForTheNewOne() throws Exception {
    Path lockFile = directory.resolve("tokens.json.lock");
    Process first = holder();
    try {
      assertEquals('L', first.getInputStream().read());
      List<Process> second = new ArrayList<>();
      FileTokenStore waiting =
          new FileTokenStore(
              file,
              PATIENCE,
              wait -> {
                if (second.isEmpty()) {
                  second.add(successor(lockFile, first));
                }
              });
      try {
        assertThrows(AuthenticationException.class, waiting::lease);
      } finally {
        second.get(0).destroyForcibly().waitFor();
      }
    } finally {
      first.destroyForcibly().waitFor();
    }
    store().lease().close();
  }

  @Test
  void anotherProcessIsKeptOutAndItsDeathFreesTheLock() throws Exception {
    Process other = holder();
    try {
      assertEquals('L', other.getInputStream().read());
      assertThrows(AuthenticationException.class, store()::lease);
    } finally {
      other.destroyForcibly().waitFor();
    }
    store().lease().close();
  }

  /** Deletes the lock file, has another process lock the new one, and ends the first. */
  private Process successor(Path lockFile, Process first) throws InterruptedException {
    try {
      Files.delete(lockFile);
      Process second = holder();
      assertEquals('L', second.getInputStream().read());
      first.destroyForcibly().waitFor();
      return second;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Holds the lock until it is killed. */
  static final class LockHolder {
    public static void main(String[] args) throws InterruptedException {
      FileTokenStore store = new FileTokenStore(Path.of(args[0]), PATIENCE, wait -> {});
      try (TokenLease lease = store.lease()) {
        lease.read();
        System.out.print('L');
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }
}
