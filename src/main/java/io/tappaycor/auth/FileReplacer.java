package io.tappaycor.auth;

import java.io.IOException;
import java.nio.file.Path;

/** Replaces a file's content, so that a full disk can be tested without one. */
@FunctionalInterface
interface FileReplacer {

  /** Either the whole new content is there afterwards, durably, or the old one still is. */
  void replace(Path file, byte[] content) throws IOException;
}
