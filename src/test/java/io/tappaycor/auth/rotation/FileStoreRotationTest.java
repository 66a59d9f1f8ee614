package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.file.TrialFileStore;
import io.tappaycor.auth.token.Fingerprint;
import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rotation leaves in the file, and files that stop one before a token is spent. */
final class FileStoreRotationTest {

  @TempDir Path directory;
  private Path path;
  private TokenBench bench;

  @BeforeEach
  void open() {
    path = directory.resolve("tokens.json");
    bench = new TokenBench(StoreKind.FILE, directory);
  }

  @Test
  void theStoreHoldsNoSeedInTheClearOnceItIsSpent() throws IOException {
    bench.tokens(SEED).current();

    assertFalse(Files.readString(path).contains("\"seed\""));
    assertNotEquals(-1, Files.readString(path).indexOf(Fingerprint.of(SEED).hex()));
  }

  @Test
  void aStoreWithoutADirectoryStopsBeforeTheTokenIsSpent() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    TokenStore impossible =
        new TrialFileStore(file.resolve("tokens.json"), Duration.ofSeconds(1), bench.time);

    assertThrows(AuthenticationException.class, () -> bench.tokens(impossible, SEED).current());

    assertTrue(bench.paycor.asked.isEmpty());
  }

  @Test
  void aCorruptStoreStopsBeforeTheTokenIsSpentAndStaysAsItIs() throws IOException {
    Files.writeString(path, "{\"version\":1,");

    assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(bench.paycor.asked.isEmpty());
    assertEquals("{\"version\":1,", Files.readString(path));
  }
}
