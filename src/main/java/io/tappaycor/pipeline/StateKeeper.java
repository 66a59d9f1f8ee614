package io.tappaycor.pipeline;

import io.tappaycor.failure.BusyException;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the newest state that the target has printed, on a thread of its own: at most once a
 * second, because a target may print thousands, and always the last one.
 */
final class StateKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
  private static final long REST_MILLIS = 1_000;

  private final StateStore store;
  private final Thread thread = new Thread(this::run, "tap-paycor-state");
  private boolean holdsBookmarks;
  private boolean received;
  private boolean closed;
  private boolean discarded;
  private @Nullable SyncState pending;
  private @Nullable SyncState unsaved;
  private @Nullable IOException failure;

  /**
   * Starts the thread.
   *
   * @param stored what the store holds now
   */
  StateKeeper(StateStore store, SyncState stored) {
    this.store = store;
    this.holdsBookmarks = stored.hasBookmarks();
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The target has printed this state. One without bookmarks, which some targets begin with, does
   * not replace one that has some.
   */
  synchronized void keep(SyncState state) {
    if (closed) {
      return;
    }
    received = true;
    if (state.hasBookmarks() || !holdsBookmarks) {
      holdsBookmarks = state.hasBookmarks();
      pending = state;
      notifyAll();
    }
  }

  /** Whether the target has printed a state. */
  synchronized boolean hasReceived() {
    return received;
  }

  /** The state is not this run's any more: nothing is stored from now on. */
  synchronized void discard() {
    closed = true;
    discarded = true;
    pending = null;
    unsaved = null;
    failure = null;
    notifyAll();
  }

  /** Stores the last state, and tries again if that fails; says why, if it does. */
  Optional<IOException> close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    Uninterrupted.join(thread);
    long end = System.nanoTime() + store.patience().toNanos();
    SyncState last = unsaved();
    while (last != null) {
      store(last);
      last = unsaved();
      if (last == null || System.nanoTime() - end >= 0) {
        break;
      }
      Uninterrupted.sleep(REST_MILLIS);
    }
    synchronized (this) {
      return Optional.ofNullable(failure);
    }
  }

  private synchronized @Nullable SyncState unsaved() {
    return unsaved;
  }

  private void run() {
    try {
      for (SyncState next = take(); next != null; next = take()) {
        store(next);
        rest();
      }
    } catch (InterruptedException unused) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable SyncState take() throws InterruptedException {
    while (pending == null && !closed) {
      wait();
    }
    SyncState next = pending;
    pending = null;
    return next;
  }

  private void store(SyncState state) {
    try {
      store.replace(state);
      failed(null, state);
    } catch (IOException full) {
      failed(full, state);
    } catch (BusyException lost) {
      LOG.debug("The state is another run's now", lost);
      discard();
    }
  }

  /** What could not be stored is tried again, until something newer comes or the run ends. */
  private synchronized void failed(@Nullable IOException cause, SyncState state) {
    if (discarded) {
      return;
    }
    if (cause != null && failure == null) {
      LOG.warn("Cannot store the state now, trying again: {}", cause.getMessage());
    }
    failure = cause;
    unsaved = cause == null ? null : state;
    if (cause != null && pending == null && !closed) {
      pending = state;
    }
  }

  private synchronized void rest() throws InterruptedException {
    long end = System.nanoTime() + REST_MILLIS * 1_000_000;
    long left = REST_MILLIS;
    while (left > 0 && !closed) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }
}
