package io.tappaycor.http;

import io.tappaycor.network.Network;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A connection to Paycor that could not be made, so that nothing was sent. The message names the
 * host and the cause, and continues "Tried to …, but".
 */
public final class ConnectionFailure extends IOException {

  private static final Pattern REFUSED_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: ([0-9]{3})");

  private final boolean lasting;

  private ConnectionFailure(String message, boolean lasting, IOException cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Whether waiting cannot make it better: a setting, a certificate or a password is wrong. */
  public boolean isLasting() {
    return lasting;
  }

  /**
   * Says why no connection was made.
   *
   * @param host and port of the API
   * @param network the way to it
   */
  static ConnectionFailure of(IOException cause, String host, Network network) {
    String first = network.proxy().map(proxy -> "the proxy " + proxy).orElse(host);
    if (cause instanceof UnknownHostException) {
      return new ConnectionFailure(first + " cannot be found by DNS", false, cause);
    }
    if (cause instanceof SocketTimeoutException) {
      return new ConnectionFailure(first + " does not accept a connection in time", false, cause);
    }
    if (cause instanceof SSLException) {
      return ofTls(cause, host);
    }
    Optional<ConnectionFailure> proxy = network.proxy().flatMap(any -> ofProxy(cause, host, first));
    return proxy.orElseGet(
        () ->
            new ConnectionFailure(
                "%s does not accept a connection (%s)".formatted(first, kind(cause)),
                false,
                cause));
  }

  private static ConnectionFailure ofTls(IOException cause, String host) {
    if (cause instanceof SSLPeerUnverifiedException) {
      return new ConnectionFailure(
          "the certificate that answers for %s is for another host: check api_base_url and what is on the way"
              .formatted(host),
          true,
          cause);
    }
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException || at instanceof CertPathBuilderException) {
        return new ConnectionFailure(
            "the certificate of %s is not trusted (%s): if a proxy or firewall inspects TLS, set ca_bundle to a file with its CA certificate"
                .formatted(host, kind(root(at))),
            true,
            cause);
      }
    }
    return new ConnectionFailure(
        "no TLS connection to %s can be made (%s)".formatted(host, kind(cause)), false, cause);
  }

  private static Optional<ConnectionFailure> ofProxy(IOException cause, String host, String proxy) {
    String text = String.valueOf(cause.getMessage());
    if (text.contains("authenticate with proxy")) {
      return Optional.of(
          new ConnectionFailure(
              "%s refuses the user or password, or wants one: write them into the proxy's address as http://user:password@host:port"
                  .formatted(proxy),
              true,
              cause));
    }
    Matcher refused = REFUSED_TUNNEL.matcher(text);
    return refused.find()
        ? Optional.of(
            new ConnectionFailure(
                "%s does not connect to %s (status %s)".formatted(proxy, host, refused.group(1)),
                false,
                cause))
        : Optional.empty();
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null || cause == failure ? failure : root(cause);
  }

  /** The message may hold what nobody should read: its kind says enough. */
  private static String kind(Throwable cause) {
    return cause.getClass().getSimpleName();
  }
}
