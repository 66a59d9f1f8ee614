package io.tappaycor.auth;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Where the tokens outlive the process: a JSON file of mode 0600, replaced atomically, under a lock
 * that threads and processes share. Its own file, because a config is often written by another tool
 * that deletes it after the run, and the rotated token with it (seen under Meltano).
 */
public final class TokenStore {

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
      throw unreadable(exception);
    } catch (StoreFormat.UnreadableException exception) {
      throw unusable(exception);
    }
  }

  private AuthenticationException unreadable(IOException cause) {
    String reason = Files.isDirectory(path) ? "it is a directory" : PrivateFiles.reason(cause);
    return new AuthenticationException(
        "Tried to read the token store "
            + path
            + ", but "
            + reason
            + ". Make it a file that this user can read, or set `token_store` to another path",
        cause);
  }

  private AuthenticationException unusable(StoreFormat.UnreadableException cause) {
    return new AuthenticationException(
        "The token store "
            + path
            + " cannot be used: "
            + cause.getMessage()
            + ". It was left as it is. Restore it from a backup, or move it away and run"
            + " `tap-paycor login`",
        cause);
  }

  /**
   * Waits for the store to be this thread's alone.
   *
   * @throws AuthenticationException if its directory cannot be written, or another process keeps it
   */
  LockedStore lock() {
    try {
      Path file = realFile();
      PrivateFiles.createDirectories(file.resolveSibling("").toAbsolutePath());
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      return new LockedStore(
          this, file, StoreLock.acquire(lockFile, patience, sleeper), replacer, sleeper);
    } catch (IOException exception) {
      throw unwritable(PrivateFiles.reason(exception), exception);
    } catch (TimeoutException exception) {
      throw held(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the token store", exception);
    }
  }

  private AuthenticationException held(TimeoutException cause) {
    return new AuthenticationException(
        "Waited "
            + patience.toSeconds()
            + " s for the token store "
            + path
            + ", but another tap-paycor holds its lock, perhaps because Paycor does not answer it."
            + " Run again when that one has ended. No refresh token has been used up",
        cause);
  }

  /** A failure to write at a time when no token has been spent. */
  AuthenticationException unwritable(String reason, IOException cause) {
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
}
