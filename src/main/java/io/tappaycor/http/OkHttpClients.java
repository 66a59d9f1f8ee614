package io.tappaycor.http;

import io.tappaycor.config.ProxyAddress;
import io.tappaycor.network.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Makes the HTTP clients: time-outs, connections, and the way to Paycor. */
final class OkHttpClients {

  /** Where an answer's {@code Retry-After} is put. */
  static final String ASKED = "X-Retry-After";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final String PROXY_LOGIN = "Proxy-Authorization";

  private OkHttpClients() {}

  /**
   * A client.
   *
   * @param timeout the most that one request may take as a whole
   * @param concurrency connections that are kept
   */
  static OkHttpClient of(Duration timeout, int concurrency, Network network) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(concurrency, 5, TimeUnit.MINUTES))
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
            .connectTimeout(CONNECT)
            .readTimeout(timeout)
            .callTimeout(timeout)
            // Retries are RetryPolicy's; a redirect would carry the token to wherever it points.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addNetworkInterceptor(OkHttpClients::hideRetryAfter)
            .eventListenerFactory(
                call -> {
                  OkHttpPhase phase = call.request().tag(OkHttpPhase.class);
                  return phase == null ? EventListener.NONE : phase;
                })
            .proxy(network.proxy().map(OkHttpClients::proxy).orElse(Proxy.NO_PROXY));
    network.trust().ifPresent(trust -> builder.sslSocketFactory(trust.sockets(), trust.manager()));
    network
        .proxy()
        .flatMap(ProxyAddress::login)
        .ifPresent(login -> builder.proxyAuthenticator(authenticator(login)));
    return builder.build();
  }

  private static Proxy proxy(ProxyAddress address) {
    return new Proxy(
        address.kind() == ProxyAddress.Kind.SOCKS ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(address.host(), address.port()));
  }

  /** Sends the login once: a proxy that refuses it would refuse it for ever. */
  private static Authenticator authenticator(ProxyAddress.Login login) {
    String header =
        Credentials.basic(login.user(), login.password().reveal(), StandardCharsets.UTF_8);
    return (route, response) -> {
      Request refused = response.request();
      return refused.header(PROXY_LOGIN) == null
          ? refused.newBuilder().header(PROXY_LOGIN, header).build()
          : null;
    };
  }

  /** OkHttp would send a request again by itself, unpaced and uncounted, on 503 with a 0 in it. */
  private static okhttp3.Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    okhttp3.Response response = chain.proceed(chain.request());
    String asked = response.header("Retry-After");
    return asked == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(ASKED, asked).build();
  }
}
