package io.tappaycor.auth.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Writes a temporary file next to the file, then renames it: after a crash or a full disk the file
 * has its whole old or new content. A half-written store would be a lost activation.
 */
final class AtomicReplacement implements FileReplacer {

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    // The name is fixed: the lock admits one writer, and a killed one leaves one file at most.
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException exception) {
      Files.deleteIfExists(temporary);
      throw exception;
    }
    syncDirectory(file);
  }

  private static void write(Path temporary, byte[] content) throws IOException {
    try (FileChannel channel =
        PrivateFiles.open(
            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Makes the rename itself durable, on systems that can. */
  private static void syncDirectory(Path file) {
    try (FileChannel directory = FileChannel.open(file.resolveSibling(""))) {
      directory.force(true);
    } catch (IOException unsupported) {
      return;
    }
  }
}
