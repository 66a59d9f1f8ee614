package io.tappaycor.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced whole, whatever comes. */
final class AtomicReplacementTest {

  @TempDir Path home;

  /** A target that ends, or a signal, interrupts the thread that writes the last files of a run. */
  @Test
  void anInterruptDoesNotLoseTheFile() throws IOException {
    Path file = home.resolve("summary.json");

    Thread.currentThread().interrupt();
    new AtomicReplacement().replace(file, "new".getBytes(StandardCharsets.UTF_8));

    assertTrue(Thread.interrupted(), "the interrupt is still known");
    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
