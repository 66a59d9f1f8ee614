package io.tappaycor.config;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;

/** Which URLs a secret may be sent to. Rejects hosts that cannot exist, which OkHttp fails on. */
final class Addresses {

  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_HOST = 253;

  private Addresses() {}

  /** An https URL, or an http one on this machine; a user name or fragment is refused. */
  static boolean isSafe(URI url) {
    String host = url.getHost();
    return host != null
        && isHost(host)
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && (url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 0xffff))
        && ("https".equalsIgnoreCase(url.getScheme()) || Loopback.isHttp(url));
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
    // IDN returns what it cannot decode unchanged.
    return !label.startsWith("xn--") || !IDN.toUnicode(label).equals(label);
  }
}
