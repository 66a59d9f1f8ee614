package io.tappaycor.auth;

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
 * One holder at a time, over threads and processes: two refreshes with one refresh token lose the
 * activation. Seen by integrators: about 40 of 46 sites failed when parallel workers raced.
 *
 * <p>Between processes the lock is the system's on a file, so it ends with its holder, however that
 * ends. The file itself stays: deleting it would let two processes lock two files of one name.
 * Should somebody else delete it, then who waited for the old file waits again for the new one.
 */
final class StoreLock implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(25);

  /**
   * Turns within this process, by lock file. The one static state of this project, because the
   * system's lock belongs to the process: closing any channel of the file would release it, also
   * for a thread that holds it through another.
   */
  private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;

  private StoreLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file the lock file, whose directory exists
   * @throws TimeoutException if it is not to be had within the patience
   */
  static StoreLock acquire(Path file, Duration patience, Sleeper sleeper)
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
      return new StoreLock(turn, channel.get());
    } catch (IOException | InterruptedException | TimeoutException | RuntimeException exception) {
      turn.release();
      throw exception;
    }
  }

  /** Opens and locks the file; empty if, when that is done, its name belongs to another file. */
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

  /**
   * What tells a file from another of its name; where the system has no such thing, all are one.
   */
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

  /** Polling, because a wait that the system does cannot be given up. */
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
