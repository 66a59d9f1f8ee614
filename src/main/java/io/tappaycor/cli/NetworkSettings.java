package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.failure.UsageException;
import io.tappaycor.network.Network;
import io.tappaycor.network.ProxyVariables;
import io.tappaycor.network.Trust;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The way to Paycor, as the settings say, and the environment where they say nothing. */
final class NetworkSettings {

  private static final String BUNDLE_VARIABLE = "SSL_CERT_FILE";

  private NetworkSettings() {}

  /**
   * The way to Paycor.
   *
   * @throws UsageException if the address of a proxy or the file of {@code ca_bundle} is wrong
   */
  static Network of(Configuration.Connection connection, Environment environment) {
    return new Network(
        connection
            .proxy()
            .or(() -> ProxyVariables.proxyFor(connection.baseUrl(), environment.variables())),
        connection
            .caBundle()
            .map(file -> Trust.with(path(file, environment), "The setting ca_bundle"))
            .or(() -> ofVariable(connection, environment)));
  }

  /** A path that may begin with {@code ~/}. */
  static Path path(String file, Environment environment) {
    if (!file.startsWith("~/")) {
      return Path.of(file);
    }
    String home = environment.variables().getOrDefault("HOME", environment.userHome());
    return Path.of(home, file.substring(2));
  }

  /** Java never read that variable: what is wrong with it must not stop what worked without. */
  private static Optional<Trust> ofVariable(
      Configuration.Connection connection, Environment environment) {
    String file = environment.variables().getOrDefault(BUNDLE_VARIABLE, "").strip();
    if (file.isEmpty() || !"https".equals(connection.baseUrl().getScheme())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Trust.with(Path.of(file), "The environment variable " + BUNDLE_VARIABLE));
    } catch (UsageException | InvalidPathException wrong) {
      LoggerFactory.getLogger(NetworkSettings.class)
          .warn("{}. Only Java's certificates are trusted", wrong.getMessage());
      return Optional.empty();
    }
  }
}
