package io.tappaycor.json;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that others read meanwhile. */
public final class TextFile {

  private TextFile() {}

  /**
   * Replaces a file, or leaves it as it was: whoever reads it meanwhile never sees half of it.
   *
   * @param what the file's role, such as {@code state}, for messages
   * @throws UsageException if the file cannot be written
   */
  public static void replace(String what, Path file, String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path fresh = Files.createTempFile(folder, ".tap-paycor", ".tmp");
      Files.writeString(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UsageException(
          "Cannot write the %s file %s: check the permissions of its directory"
              .formatted(what, file),
          failed);
    }
  }
}
