package io.tappaycor.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tappaycor.failure.TapException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * What the fuzz tests share. In the normal tests each of them runs over its seeds and over the
 * inputs that {@code src/tools/keep-corpus.sh} has kept; {@code mvn -B -Pfuzz test} invents others.
 */
public final class Fuzzing {

  /** The method that gives the kept inputs of a test. */
  public static final String KEPT = "io.tappaycor.fuzz.Fuzzing#kept";

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

  /** Seeds that can be read. */
  public static Stream<byte[]> texts(String... seeds) {
    return Stream.of(seeds).map(each -> each.getBytes(StandardCharsets.UTF_8));
  }

  /** The inputs of former runs that reach all the code which they reach together. */
  public static Stream<byte[]> kept(TestInfo test) {
    String name = test.getTestClass().orElseThrow().getSimpleName();
    try (InputStream corpus = Fuzzing.class.getResourceAsStream("/corpus/" + name + ".txt")) {
      assertNotNull(corpus, "There is no corpus: run src/tools/keep-corpus.sh");
      return new String(corpus.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(Base64.getDecoder()::decode);
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
