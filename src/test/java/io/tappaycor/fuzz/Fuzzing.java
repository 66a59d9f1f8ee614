package io.tappaycor.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tappaycor.failure.TapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the fuzz tests share. In the normal tests each of them runs over its seeds and over the
 * inputs kept in {@code src/test/resources}; {@code mvn -B -Pfuzz test} invents new ones.
 */
public final class Fuzzing {

  private static final Path FILE = file();

  private Fuzzing() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("fuzz", ".json");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The one file that fuzz tests write, with this content. */
  public static Path file(byte[] content) {
    try {
      return Files.write(FILE, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A refusal says something. */
  public static void assertSaid(TapException refusal) {
    String message = refusal.getMessage();
    assertFalse(message == null || message.isBlank(), "nothing is said");
  }
}
