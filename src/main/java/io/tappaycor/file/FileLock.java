package io.tappaycor.file;

import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Admits one holder at a time, across threads and processes: two refreshes with one refresh token
 * lose the activation. Seen by integrators: about 40 of 46 sites failed when parallel workers
 * raced.
 *
 * <p>Between processes it is the operating system's lock on a file, which ends with its holder,
 * however that ends. The file itself stays: deleting it would let two processes lock two files of
 * the same name. If somebody else deletes it, whoever waited for the old file waits again for the
 * new one.
 */
public final class FileLock implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(25);

  /**
   * Turns within this process, by lock file. The only static state of this project, because the
   * system's lock belongs to the process: closing any channel of the file releases it, even for a
   * thread that holds it through another channel.
   */
  private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;

  private FileLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file the lock file, whose directory exists
   * @throws TimeoutException if somebody else holds it for longer than the patience
   */
  public static FileLock acquire(Path file, Duration patience, Sleeper sleeper)
      throws IOException, InterruptedException, TimeoutException {
    Path real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
    Semaphore turn = TURNS.computeIfAbsent(real, path -> new Semaphore(1));
    Wait wait = new Wait(patience, sleeper);
    while (!turn.tryAcquire()) {
      wait.once();
    }
    try {
      Optional<FileChannel> channel = locked(real, wait);
      while (channel.isEmpty()) {
        wait.once();
        channel = locked(real, wait);
      }
      return new FileLock(turn, channel.get());
    } catch (IOException | InterruptedException | TimeoutException | RuntimeException exception) {
      turn.release();
      throw exception;
    }
  }

  /**
   * Takes the lock at once, or not at all.
   *
   * @param file the lock file, whose directory exists
   */
  public static Optional<FileLock> tryAcquire(Path file) throws IOException {
    try {
      return Optional.of(acquire(file, Duration.ofMillis(-1), duration -> {}));
    } catch (TimeoutException held) {
      return Optional.empty();
    } catch (InterruptedException neverWaited) {
      throw new IllegalStateException(neverWaited);
    }
  }

  /** Opens and locks the file; empty if its name belongs to another file by then. */
  private static Optional<FileChannel> locked(Path file, Wait wait)
      throws IOException, InterruptedException, TimeoutException {
    FileChannel channel =
        PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    boolean kept = false;
    try {
      Object opened = key(file);
      while (!isLocked(channel)) {
        wait.once();
      }
      kept = opened.equals(key(file));
      return kept ? Optional.of(channel) : Optional.empty();
    } finally {
      if (!kept) {
        close(channel);
      }
    }
  }

  /** Tells a file from a later one of the same name; where the system cannot, all are equal. */
  private static Object key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? "unknown" : key;
    } catch (NoSuchFileException deleted) {
      return new Object();
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldBesideOurTurns) {
      return false;
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException closedAllTheSame) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      close(channel);
    } finally {
      turn.release();
    }
  }

  /** Polls, because the system's own wait cannot be abandoned. */
  private static final class Wait {
    private final Sleeper sleeper;
    private Duration left;

    Wait(Duration patience, Sleeper sleeper) {
      this.left = patience;
      this.sleeper = sleeper;
    }

    void once() throws InterruptedException, TimeoutException {
      if (left.isNegative()) {
        throw new TimeoutException();
      }
      sleeper.sleep(POLL);
      left = left.minus(POLL);
    }
  }
}
