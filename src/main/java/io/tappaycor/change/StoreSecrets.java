package io.tappaycor.change;

import io.tappaycor.failure.UsageException;
import io.tappaycor.file.PrivateFiles;
import io.tappaycor.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The two secrets of a store, in a file of their own beside it. Whoever has the store without them
 * learns nothing. They are made with the store and never shown.
 */
final class StoreSecrets {

  private static final int BYTES = 32;
  private static final String FINGERPRINTS = "fingerprint_key";
  private static final String SEALING = "sealing_key";

  private final byte[] fingerprints;
  private final byte[] sealing;

  private StoreSecrets(byte[] fingerprints, byte[] sealing) {
    this.fingerprints = fingerprints;
    this.sealing = sealing;
  }

  Fingerprints fingerprints() {
    return new Fingerprints(fingerprints);
  }

  Sealing sealing() {
    return new Sealing(sealing);
  }

  static Path file(Path store) {
    return store.resolveSibling(store.getFileName() + ".key");
  }

  /** Makes new secrets, durably, before the store is. */
  static StoreSecrets create(Path store) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] one = new byte[BYTES];
    byte[] other = new byte[BYTES];
    random.nextBytes(one);
    random.nextBytes(other);
    byte[] json =
        Json.MAPPER.writeValueAsBytes(
            Json.NODES
                .objectNode()
                .put(FINGERPRINTS, HexFormat.of().formatHex(one))
                .put(SEALING, HexFormat.of().formatHex(other)));
    Path file = file(store);
    Files.deleteIfExists(file);
    try (FileOutputStream out = PrivateFiles.create(file)) {
      out.write(json);
      out.getFD().sync();
    }
    return new StoreSecrets(one, other);
  }

  /**
   * Reads the secrets of a store that exists.
   *
   * @throws UsageException if they are lost or damaged: the store is of no use without them
   */
  static StoreSecrets read(Path store) {
    try {
      JsonNode json = Json.read(Files.readAllBytes(file(store)));
      return new StoreSecrets(bytes(json, FINGERPRINTS), bytes(json, SEALING));
    } catch (IOException | JacksonException | IllegalArgumentException unusable) {
      throw unusable(store, unusable);
    }
  }

  /** The secrets are lost, damaged, or those of another store. */
  static UsageException unusable(Path store, @Nullable Throwable cause) {
    return new UsageException(
        ("The key file %s of the change store cannot be used: restore the one that was made with the"
                + " store from a backup, or delete %s, so that the next run sends everything again")
            .formatted(file(store), store),
        cause);
  }

  private static byte[] bytes(JsonNode json, String name) {
    byte[] bytes = HexFormat.of().parseHex(json.path(name).asString(""));
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(name);
    }
    return bytes;
  }
}
