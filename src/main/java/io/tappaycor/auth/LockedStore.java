package io.tappaycor.auth;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The store while it is this thread's alone: the only way to write it, so that nobody writes
 * without the lock. Closing it gives it back.
 */
final class LockedStore implements AutoCloseable {
  private static final int SAVE_ATTEMPTS = 4;
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(250);

  private final TokenStore store;
  private final Path file;
  private final StoreLock lock;
  private final FileReplacer replacer;
  private final Sleeper sleeper;

  LockedStore(TokenStore store, Path file, StoreLock lock, FileReplacer replacer, Sleeper sleeper) {
    this.store = store;
    this.file = file;
    this.lock = lock;
    this.replacer = replacer;
    this.sleeper = sleeper;
  }

  Chains read() {
    return store.read();
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
      throw store.unwritable(PrivateFiles.reason(exception), exception);
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

  /**
   * Undoes a writing, unless somebody has written since without this lock, whose tokens may be the
   * newer ones. What cannot be undone does no harm.
   */
  void takeBack(Chains written, Chains before) {
    if (read().equals(written)) {
      saveOnce(unchanged -> before);
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
