package io.tappaycor.config;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;

/**
 * Which addresses a secret may be sent to, and which are none: they would end a run as a defect.
 */
final class Addresses {

  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_HOST = 253;

  private Addresses() {}

  /** An https address, or an http one on this machine. */
  static boolean isSafe(URI url) {
    String host = url.getHost();
    return host != null
        && isHost(host)
        && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 0xffff))
        && ("https".equalsIgnoreCase(url.getScheme())
            || ("http".equalsIgnoreCase(url.getScheme()) && isLoopback(host)));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static boolean isHost(String host) {
    return host.startsWith("[")
        || (host.length() <= LONGEST_HOST
            && Arrays.stream(host.split("\\.", -1)).allMatch(Addresses::isLabel));
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      return false;
    }
    // What cannot be decoded comes back as it is.
    return !label.startsWith("xn--") || !IDN.toUnicode(label).equals(label);
  }
}
