package io.tappaycor.change;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What a failure of the store means for the user. */
final class StoreProblems {

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int INPUT_OUTPUT = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NO_DATABASE = 26;

  private StoreProblems() {}

  static TapException of(Path store, SQLException failure) {
    // The result code is the low byte; the rest says more of it.
    int code = failure.getErrorCode() & 0xff;
    return switch (code) {
      case BUSY, LOCKED ->
          new BusyException(
              "Another run uses the change store %s: wait for it, or give this pipeline a store of its own"
                  .formatted(store));
      case CORRUPT, NO_DATABASE -> damaged(store, failure);
      case FULL, INPUT_OUTPUT ->
          new UsageException(
              "The change store %s cannot be written: make room on its disk, and run again"
                  .formatted(store),
              failure);
      case READ_ONLY, CANNOT_OPEN ->
          new UsageException(
              "The change store %s cannot be opened: check that its directory exists, and that this user may write there"
                  .formatted(store),
              failure);
      default ->
          new UsageException(
              "The change store %s cannot be used (SQLite error %d)".formatted(store, code),
              failure);
    };
  }

  /** What is in the store cannot be what was written. */
  static UsageException damaged(Path store, Throwable failure) {
    return new UsageException(
        ("The change store %s is damaged: restore it and its key file from a backup, or delete it, so"
                + " that the next run sends everything again and notices no deletion before it")
            .formatted(store),
        failure);
  }

  /** A file of the store cannot be made or read. */
  static UsageException unreachable(Path store, IOException failure) {
    return new UsageException(
        "The change store %s cannot be opened: %s. Check that its directory exists, and that this user may write there"
            .formatted(store, PrivateFiles.reason(failure)),
        failure);
  }

  /** SQLite's own code cannot run here. */
  static UsageException ofLibrary(Path store, Throwable failure) {
    return new UsageException(
        ("The library of SQLite cannot be loaded from %s: the directory of the change store has to"
                + " allow programs (no noexec), or there is none for this system. Name another"
                + " directory by change_store, or switch change_capture off")
            .formatted(store.toAbsolutePath().getParent()),
        failure);
  }
}
