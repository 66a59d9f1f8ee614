package io.tappaycor.network;

import io.tappaycor.config.ProxyAddress;
import java.util.Optional;

/**
 * The way to Paycor.
 *
 * @param proxy that all connections go through, if there is one
 * @param trust the certificates that are trusted, if they are others than Java's
 */
public record Network(Optional<ProxyAddress> proxy, Optional<Trust> trust) {

  /** Straight to the host, with Java's certificates. */
  public static final Network DIRECT = new Network(Optional.empty(), Optional.empty());
}
