package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.ApiHost;
import io.tappaycor.auth.token.Fingerprint;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Whose tokens a row holds. A sandbox's never meet production's, nor those of one application those
 * of another.
 *
 * @param host of the API
 * @param clientId of the application
 * @param keyDigest of the subscription key, which itself is secret
 */
record RowIdentity(String host, String clientId, String keyDigest) {

  static RowIdentity of(Configuration configuration) {
    return of(
        ApiHost.of(configuration.connection().baseUrl().toString()),
        configuration.credentials().clientId(),
        configuration.credentials().subscriptionKey());
  }

  static RowIdentity of(String host, String clientId, Secret subscriptionKey) {
    byte[] digest = Fingerprint.sha256(subscriptionKey.reveal());
    return new RowIdentity(host, clientId, HexFormat.of().formatHex(digest));
  }

  /** What the content of the row is bound to: a copy in another row cannot be decrypted. */
  byte[] associatedData() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** The number of its advisory lock: 64 bits of a hash. */
  long lock() {
    return ByteBuffer.wrap(Fingerprint.sha256(text())).getLong();
  }

  /** Line breaks separate the parts, since none can hold one. */
  private String text() {
    return "tap-paycor tokens\n" + host + "\n" + clientId + "\n" + keyDigest;
  }
}
