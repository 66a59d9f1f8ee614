package io.tappaycor.file;

import java.io.IOException;
import java.nio.file.Path;

/** Replaces a file's content, so that a full disk can be tested without one. */
@FunctionalInterface
public interface FileReplacer {

  /** Afterwards the whole new content is stored durably, or the old one still is. */
  void replace(Path file, byte[] content) throws IOException;
}
