package io.tappaycor.config;

import java.net.URI;
import java.util.Locale;

/**
 * Which addresses are on this machine: {@code localhost}, {@code 127.0.0.0/8} and {@code [::1]}.
 * Only to these may a secret travel over http without TLS.
 */
public final class Loopback {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  private Loopback() {}

  /** Whether the address is http on a loopback host. */
  public static boolean isHttp(URI url) {
    return "http".equalsIgnoreCase(url.getScheme())
        && url.getHost() != null
        && isHost(url.getHost());
  }

  private static boolean isHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127(\\." + OCTET + "){3}");
  }
}
