package io.tappaycor.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a symbolic link leads, also if there is no file yet. A rename would replace the link
 * itself, and the link may be how a volume or a secret is mounted.
 */
public final class SymbolicLinks {

  private static final int MAX_LINKS = 16;

  private SymbolicLinks() {}

  /** The path of the file itself, absolute. */
  public static Path resolved(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
        throw new IOException("too many symbolic links");
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }
}
