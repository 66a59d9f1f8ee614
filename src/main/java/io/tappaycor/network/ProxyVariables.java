package io.tappaycor.network;

import io.tappaycor.config.ProxyAddress;
import io.tappaycor.failure.UsageException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables that name a proxy, as curl and most tools read them: {@code HTTPS_PROXY}, {@code
 * ALL_PROXY} and {@code NO_PROXY}, in upper or lower case.
 */
public final class ProxyVariables {

  private static final List<String> PROXIES =
      List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");

  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private ProxyVariables() {}

  /**
   * The proxy for a URL. A host of this machine is never asked for through a proxy.
   *
   * @throws UsageException if a variable is not the address of a proxy
   */
  public static Optional<ProxyAddress> proxyFor(URI url, Map<String, String> variables) {
    if (!"https".equals(url.getScheme()) || isExcepted(url, variables)) {
      return Optional.empty();
    }
    return PROXIES.stream()
        .filter(name -> !variables.getOrDefault(name, "").isBlank())
        .findFirst()
        .map(
            name ->
                ProxyAddress.of(
                    variables.getOrDefault(name, ""), "The environment variable " + name));
  }

  private static boolean isExcepted(URI url, Map<String, String> variables) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    String excepted =
        variables.getOrDefault("no_proxy", variables.getOrDefault("NO_PROXY", "")).strip();
    int port = url.getPort() < 0 ? 443 : url.getPort();
    return Arrays.stream(excepted.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> isExcepted(host, port, name));
  }

  /** A name excepts itself and all below it; a port, if there is one, has to fit. */
  private static boolean isExcepted(String host, int port, String name) {
    if (name.equals("*")) {
      return true;
    }
    boolean hasPort = PORT.matcher(name).find();
    if (hasPort && !name.endsWith(":" + port)) {
      return false;
    }
    String domain = hasPort ? name.substring(0, name.lastIndexOf(':')) : name;
    domain = domain.replaceFirst("^\\*?\\.", "");
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
