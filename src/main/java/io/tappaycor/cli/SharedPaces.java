package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.Settings;
import io.tappaycor.http.SharedPace;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresPace;
import io.tappaycor.postgres.PostgresUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Opens the pace that all workers of a subscription key share, if the config has one. */
final class SharedPaces {

  private SharedPaces() {}

  static Optional<SharedPace> open(Configuration configuration, Sleeper sleeper) {
    int requestsPerMinute = configuration.connection().requestsPerMinute();
    Optional<String> address = configuration.connection().sharedPace();
    if (address.isEmpty() || requestsPerMinute == 0) {
      return Optional.empty();
    }
    Postgres postgres =
        new Postgres(
            PostgresUrl.of("`" + Settings.SHARED_PACE.key() + "`", address.get()),
            configuration.database().user(),
            configuration.database().password(),
            sleeper);
    return Optional.of(PostgresPace.open(postgres, key(configuration), requestsPerMinute, sleeper));
  }

  /** Half a digest: enough to tell keys apart, and too little to try them. */
  private static long key(Configuration configuration) {
    String text =
        configuration.connection().baseUrl()
            + "\n"
            + configuration.credentials().subscriptionKey().reveal();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
