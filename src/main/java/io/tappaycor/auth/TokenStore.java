package io.tappaycor.auth;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Where the tokens outlive the process: a JSON file of mode 0600, replaced atomically, under a lock
 * that threads and processes share. Its own file, because a config is often written by another tool
 * that deletes it after the run, and the rotated token with it (seen under Meltano).
 */
public final class TokenStore {

  private static final int SAVE_ATTEMPTS = 4;
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(250);
  private static final int MAX_LINKS = 16;

  private final Path path;
  private final Duration patience;
  private final Sleeper sleeper;
  private final FileReplacer replacer;

  /**
   * A store at a path; nothing is read or created yet.
   *
   * @param path the store's file; if it is a symbolic link, the file that it points to
   * @param patience how long to wait for another process's refresh: twice the request timeout
   */
  public TokenStore(Path path, Duration patience, Sleeper sleeper) {
    this(path, patience, sleeper, new AtomicReplacement());
  }

  TokenStore(Path path, Duration patience, Sleeper sleeper, FileReplacer replacer) {
    this.path = path.toAbsolutePath();
    this.patience = patience;
    this.sleeper = sleeper;
    this.replacer = replacer;
  }

  /** The store's file as the user named it, absolute. */
  public Path path() {
    return path;
  }

  /**
   * The content of now. Needs no lock: the file is only ever replaced as a whole.
   *
   * @throws AuthenticationException if there is something that cannot be read as a store
   */
  Chains read() {
    try {
      return StoreFormat.read(Files.readAllBytes(path));
    } catch (NoSuchFileException none) {
      return Chains.NONE;
    } catch (IOException exception) {
      String reason =
          Files.isDirectory(path) ? "it is a directory" : PrivateFiles.reason(exception);
      throw new AuthenticationException(
          "Tried to read the token store "
              + path
              + ", but "
              + reason
              + ". Make it a file that this user can read, or set `token_store` to another path",
          exception);
    } catch (StoreFormat.UnreadableException exception) {
      throw new AuthenticationException(
          "The token store "
              + path
              + " cannot be used: "
              + exception.getMessage()
              + ". It was left as it is. Restore it from a backup, or move it away and run"
              + " `tap-paycor login`",
          exception);
    }
  }

  /**
   * Waits for the store to be this thread's alone.
   *
   * @throws AuthenticationException if its directory cannot be written, or another process keeps it
   */
  Locked lock() {
    try {
      Path file = realFile();
      PrivateFiles.createDirectories(file.resolveSibling("").toAbsolutePath());
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      return new Locked(file, StoreLock.acquire(lockFile, patience, sleeper));
    } catch (IOException exception) {
      throw unwritable(PrivateFiles.reason(exception), exception);
    } catch (TimeoutException exception) {
      throw new AuthenticationException(
          "Waited "
              + patience.toSeconds()
              + " s for the token store "
              + path
              + ", but another tap-paycor holds its lock. End that one if it hangs, and run again."
              + " No refresh token has been used up",
          exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the token store", exception);
    }
  }

  private AuthenticationException unwritable(String reason, IOException cause) {
    return new AuthenticationException(
        "Tried to write the token store "
            + path
            + ", but it failed: "
            + reason
            + ". No refresh token has been used up. Make its directory writable for this user and"
            + " see that the disk has room, or set `token_store` to another path",
        cause);
  }

  /** A rename would replace a symbolic link itself: the link may be how a secret is mounted. */
  private Path realFile() throws IOException {
    Path file = path;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
        throw new IOException("too many symbolic links");
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  /** The store while it is this thread's alone. Closing it gives it back. */
  final class Locked implements AutoCloseable {
    private final Path file;
    private final StoreLock lock;

    private Locked(Path file, StoreLock lock) {
      this.file = file;
      this.lock = lock;
    }

    Chains read() {
      return TokenStore.this.read();
    }

    /**
     * Replaces the content, at a time when no token depends on it yet.
     *
     * @throws AuthenticationException if it cannot be written
     */
    void write(Chains chains) {
      try {
        replacer.replace(file, StoreFormat.write(chains));
      } catch (IOException exception) {
        throw unwritable(PrivateFiles.reason(exception), exception);
      }
    }

    /**
     * Saves what cannot be had a second time: tries several times before it gives up.
     *
     * @return why it is not saved; empty when it is
     */
    Optional<String> save(UnaryOperator<Chains> change) {
      Optional<String> failure = saveOnce(change);
      for (int more = 1; more < SAVE_ATTEMPTS && failure.isPresent(); more++) {
        if (!slept()) {
          return failure;
        }
        failure = saveOnce(change);
      }
      return failure;
    }

    /** One try of {@link #save}. */
    Optional<String> saveOnce(UnaryOperator<Chains> change) {
      try {
        replacer.replace(file, StoreFormat.write(change.apply(read())));
        return Optional.empty();
      } catch (IOException exception) {
        return Optional.of(PrivateFiles.reason(exception));
      } catch (AuthenticationException damagedMeanwhile) {
        return Optional.of("it can no longer be read");
      }
    }

    private boolean slept() {
      try {
        sleeper.sleep(BETWEEN_SAVES);
        return true;
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
