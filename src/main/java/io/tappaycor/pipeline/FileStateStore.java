package io.tappaycor.pipeline;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.file.FileLock;
import io.tappaycor.file.FileReplacer;
import io.tappaycor.file.PrivateFiles;
import io.tappaycor.file.SymbolicLinks;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A state file, with a lock file beside it. */
public final class FileStateStore implements StateStore {

  private final Path name;
  private final Path file;
  private final FileLock lock;
  private final FileReplacer replacer;
  private final Map<String, String> replicationKeys;

  private FileStateStore(
      Path name,
      Path file,
      FileLock lock,
      FileReplacer replacer,
      Map<String, String> replicationKeys) {
    this.name = name;
    this.file = file;
    this.lock = lock;
    this.replacer = replacer;
    this.replicationKeys = replicationKeys;
  }

  /**
   * Locks a state file, which need not exist yet.
   *
   * @param replicationKeys by stream
   * @throws BusyException if another run holds the lock
   * @throws UsageException if there can be no state file at this path
   */
  public static FileStateStore open(Path path, Map<String, String> replicationKeys) {
    return open(path, replicationKeys, AtomicReplacement.keepingMode());
  }

  static FileStateStore open(
      Path path, Map<String, String> replicationKeys, FileReplacer replacer) {
    try {
      Path file = SymbolicLinks.resolved(path);
      checkKind(path, file);
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      FileLock lock = FileLock.tryAcquire(lockFile).orElseThrow(() -> held(path));
      return new FileStateStore(path, file, lock, replacer, replicationKeys);
    } catch (IOException impossible) {
      throw new UsageException(
          "Cannot lock the state file %s (%s): put it into an existing directory that this user can write to"
              .formatted(path, PrivateFiles.reason(impossible)),
          impossible);
    }
  }

  private static BusyException held(Path path) {
    return new BusyException(
        "Another run uses the state file %s now: run again when it has ended. Nothing was read"
            .formatted(path));
  }

  /** To replace a device or a pipe, such as /dev/null, would delete it. */
  private static void checkKind(Path path, Path file) {
    if (file.getFileName() == null || (Files.exists(file) && !Files.isRegularFile(file))) {
      throw new UsageException(
          "The state file %s is not a regular file: give the path of a file".formatted(path));
    }
    Path directory = file.resolveSibling("");
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          "The directory of the state file %s does not exist: create it".formatted(path));
    }
    if (!Files.isWritable(directory)) {
      throw new UsageException(
          "The directory of the state file %s cannot be written: correct its permissions, because each new state is a new file there"
              .formatted(path));
    }
  }

  @Override
  public Optional<SyncState> read() {
    return Files.exists(file)
        ? Optional.of(StateReader.read(name, replicationKeys))
        : Optional.empty();
  }

  @Override
  public void replace(SyncState state) throws IOException {
    replacer.replace(file, (state.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public TapException unsaved(IOException cause) {
    return new UsageException(
        "The last STATE of the target could not be stored (%s): make room, or check the permissions of the state file's directory. The next run goes on from the STATE before"
            .formatted(cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    lock.close();
  }
}
