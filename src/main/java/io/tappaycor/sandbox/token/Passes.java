package io.tappaycor.sandbox.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Short-lived secrets, each with a value until it expires. */
final class Passes<T> {

  private record Pass<T>(T meaning, long deadline) {}

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, Pass<T>> passes = new ConcurrentHashMap<>();
  private final Duration lifetime;

  Passes(Duration lifetime) {
    this.lifetime = lifetime;
  }

  /** Issues a secret. Its lifetime is measured with a monotonic clock. */
  String issue(String text, T meaning) {
    passes.put(text, new Pass<>(meaning, System.nanoTime() + lifetime.toNanos()));
    return text;
  }

  /** The value of a secret, or the alternative if it is unknown or expired. */
  T read(String text, T otherwise) {
    return meaning(passes.get(text), otherwise);
  }

  /** Like {@link #read}, but also invalidates the secret. */
  T spend(String text, T otherwise) {
    return meaning(passes.remove(text), otherwise);
  }

  private T meaning(@Nullable Pass<T> pass, T otherwise) {
    return pass != null && System.nanoTime() - pass.deadline() < 0 ? pass.meaning() : otherwise;
  }

  static String random(int bytes) {
    byte[] noise = new byte[bytes];
    RANDOM.nextBytes(noise);
    return ENCODER.encodeToString(noise);
  }

  /** A random string with the three parts of a JSON Web Token. */
  static String randomWebToken() {
    return encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
        + '.'
        + encode("{\"iss\":\"paycor-sandbox\",\"jti\":\"" + random(12) + "\"}")
        + '.'
        + random(32);
  }

  private static String encode(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
