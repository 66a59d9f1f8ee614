package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a proxy. Its text form has no password in it.
 *
 * @param kind how it is spoken to
 * @param login that it wants, if any
 */
public record ProxyAddress(Kind kind, String host, int port, Optional<Login> login) {

  /** How a proxy is spoken to. */
  public enum Kind {
    /** By HTTP, with CONNECT. */
    HTTP,
    /** By SOCKS 5. */
    SOCKS
  }

  /** A user and password. */
  public record Login(String user, Secret password) {}

  private static final int HIGHEST_PORT = 65_535;
  private static final String FORM = "http://host:port or http://user:password@host:port";

  /**
   * The address in a text that is not a setting.
   *
   * @param source what has the text, as the beginning of a message
   * @throws UsageException if it is none
   */
  public static ProxyAddress of(String text, String source) {
    try {
      return parse(text.strip());
    } catch (InvalidValueException invalid) {
      throw new UsageException(source + " " + invalid.problem());
    }
  }

  static SettingType<ProxyAddress> type() {
    return SettingTypes.header().as(ProxyAddress::parse).hidden();
  }

  private static ProxyAddress parse(String text) throws InvalidValueException {
    URI url;
    try {
      url = new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException invalid) {
      throw new InvalidValueException(
          "is not the address of a proxy: write "
              + FORM
              + ", with special characters of the"
              + " password as %XX");
    }
    Kind kind = kind(url.getScheme().toLowerCase(Locale.ROOT));
    if (url.getHost() == null) {
      throw new InvalidValueException("is not the address of a proxy: write " + FORM);
    }
    Optional<Login> login = login(url);
    if (kind == Kind.SOCKS && login.isPresent()) {
      throw new InvalidValueException(
          "names a SOCKS proxy with a password, which is not supported: use an http proxy, or let"
              + " the SOCKS proxy trust this host");
    }
    if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
      throw new InvalidValueException(
          "has a port that no proxy can have: write " + FORM + ", with a port up to 65535");
    }
    int port = url.getPort() >= 0 ? url.getPort() : kind == Kind.SOCKS ? 1080 : 80;
    return new ProxyAddress(kind, url.getHost(), port, login);
  }

  private static Kind kind(String scheme) throws InvalidValueException {
    if (scheme.equals("http")) {
      return Kind.HTTP;
    }
    if (List.of("socks", "socks5", "socks5h").contains(scheme)) {
      return Kind.SOCKS;
    }
    throw new InvalidValueException(
        "names a proxy that is spoken to by %s, which is not supported: write %s"
            .formatted(scheme.replaceAll("[^a-z0-9]", "?"), FORM));
  }

  private static Optional<Login> login(URI url) {
    String user = url.getRawUserInfo();
    if (user == null || user.isEmpty()) {
      return Optional.empty();
    }
    int colon = user.indexOf(':');
    return Optional.of(
        new Login(
            decoded(colon < 0 ? user : user.substring(0, colon)),
            new Secret(colon < 0 ? "" : decoded(user.substring(colon + 1)))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
