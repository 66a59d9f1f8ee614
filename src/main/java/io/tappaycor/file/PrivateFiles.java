package io.tappaycor.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates files and directories that only their owner can read from the start: a mode that is set
 * afterwards leaves a gap. File systems without modes get none.
 */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Opens a file, created with mode 0600 if the options create it. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, mode(file, "rw-------"));
  }

  /**
   * Creates a file of mode 0600 to write to. Unlike a channel, the stream is not closed by an
   * interrupt: a signal that comes while a file is written must not lose it.
   *
   * @throws FileAlreadyExistsException if the file exists
   */
  public static FileOutputStream create(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
    return new FileOutputStream(file.toFile());
  }

  /** Makes the directory and its missing parents, with mode 0700. */
  public static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) { // on Java 17 a symbolic link to one is refused
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** The reason of a file's failure, as messages quote it. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way";
    }
    String reason =
        failure instanceof FileSystemException problem ? problem.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
