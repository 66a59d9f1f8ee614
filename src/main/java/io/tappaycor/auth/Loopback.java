package io.tappaycor.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses of this very machine: the only ones where http without TLS is nobody else's to read.
 */
final class Loopback {

  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private Loopback() {}

  /** The address, if it is http on a loopback host. */
  static Optional<URI> parse(String address) {
    try {
      URI uri = new URI(address);
      boolean loopback =
          "http".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && HOSTS.contains(uri.getHost().toLowerCase(Locale.ROOT));
      return loopback ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException exception) {
      return Optional.empty();
    }
  }
}
