package io.tappaycor.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Writes a temporary file next to the file, then renames it: after a crash or a full disk the file
 * has its whole old or new content. A half-written store would be a lost activation.
 */
public final class AtomicReplacement implements FileReplacer {

  private final boolean keepsMode;

  /** Files of mode 0600, whatever their mode was before: they hold secrets. */
  public AtomicReplacement() {
    this(false);
  }

  private AtomicReplacement(boolean keepsMode) {
    this.keepsMode = keepsMode;
  }

  /** Files that keep the mode that their user gave them; a new file gets 0600. */
  public static AtomicReplacement keepingMode() {
    return new AtomicReplacement(true);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    // The name is fixed: the lock admits one writer, and a killed one leaves one file at most.
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      write(temporary, content);
      if (keepsMode) {
        copyMode(file, temporary);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException exception) {
      Files.deleteIfExists(temporary);
      throw exception;
    }
    syncDirectory(file);
  }

  private static void write(Path temporary, byte[] content) throws IOException {
    try (FileOutputStream out = PrivateFiles.create(temporary)) {
      out.write(content);
      out.getFD().sync();
    }
  }

  private static void copyMode(Path from, Path to) throws IOException {
    Set<PosixFilePermission> mode;
    try {
      mode = Files.getPosixFilePermissions(from);
    } catch (NoSuchFileException | UnsupportedOperationException none) {
      return;
    }
    Files.setPosixFilePermissions(to, mode);
  }

  /** Makes the rename itself durable, on systems that can. */
  private static void syncDirectory(Path file) {
    boolean interrupted = Thread.interrupted();
    try (FileChannel directory = FileChannel.open(file.resolveSibling(""))) {
      directory.force(true);
    } catch (IOException unsupported) {
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
