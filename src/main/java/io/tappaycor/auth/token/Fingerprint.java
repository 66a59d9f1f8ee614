package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Recognizes a seed token without storing it: a spent token in an old config must still find its
 * token family.
 *
 * @param hex the SHA-256 of the token, in lower-case hex
 */
public record Fingerprint(String hex) {

  /** The fingerprint of a token. */
  public static Fingerprint of(Secret token) {
    return new Fingerprint(HexFormat.of().formatHex(sha256(token.reveal())));
  }

  /** The SHA-256 of the text's UTF-8 bytes. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
