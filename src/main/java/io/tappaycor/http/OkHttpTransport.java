package io.tappaycor.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** The transport over OkHttp, and the only place that knows it. */
public final class OkHttpTransport implements Transport, AutoCloseable {

  /** A page of 100 records is well under a megabyte; a body beyond this is hostile or broken. */
  private static final long MAX_BODY_BYTES = 128L << 20;

  /** Larger ones are read one at a time: sixteen at once would fill the memory. */
  private static final long LARGE_BODY_BYTES = 2L << 20;

  private static final String ASKED = "X-Retry-After";
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final OkHttpClient client;
  private final Semaphore largeBodies = new Semaphore(1, true);
  private final HttpUrl base;
  private final String userAgent;

  /**
   * A transport to one host.
   *
   * @param baseUrl the API's base URL, already validated
   * @param timeout the most that one request may take as a whole
   */
  public OkHttpTransport(String baseUrl, String userAgent, Duration timeout, int concurrency) {
    this.base = HttpUrl.get(baseUrl);
    this.userAgent = userAgent;
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(concurrency);
    dispatcher.setMaxRequestsPerHost(concurrency);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(
                new ConnectionPool(concurrency, 5, java.util.concurrent.TimeUnit.MINUTES))
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
            .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
            .readTimeout(timeout)
            .callTimeout(timeout)
            // Retries are RetryPolicy's; a redirect would carry the token to wherever it points.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addNetworkInterceptor(OkHttpTransport::hideRetryAfter)
            .build();
  }

  @Override
  public Answer get(Target target, Map<String, String> headers) throws IOException {
    Request.Builder request = request(target);
    headers.forEach(request::header);
    return send(request.build());
  }

  @Override
  public Answer postForm(Target target, Map<String, String> form) throws IOException {
    FormBody.Builder body = new FormBody.Builder();
    form.forEach(body::add);
    return send(request(target).post(body.build()).build());
  }

  /** Ends all requests in flight: each fails with an I/O error. */
  public void cancelAll() {
    client.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Request.Builder request(Target target) {
    HttpUrl.Builder url = base.newBuilder();
    String path = target.path().startsWith("/") ? target.path().substring(1) : target.path();
    url.addEncodedPathSegments(path);
    target.query().forEach(each -> url.addQueryParameter(each.name(), each.value()));
    return new Request.Builder()
        .url(url.build())
        .header("User-Agent", userAgent)
        .header("Accept", "application/json");
  }

  private Answer send(Request request) throws IOException {
    Call call = client.newCall(request);
    try (Response response = call.execute()) {
      return new Answer(response.code(), response.header(ASKED), read(response.body().source()));
    }
  }

  /** OkHttp would send a request again by itself, unpaced and uncounted, on 503 with a 0 in it. */
  private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String asked = response.header("Retry-After");
    return asked == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(ASKED, asked).build();
  }

  private byte[] read(BufferedSource source) throws IOException {
    Buffer body = new Buffer();
    while (body.size() <= LARGE_BODY_BYTES) {
      if (source.read(body, 64 << 10) < 0) {
        return body.readByteArray();
      }
    }
    return readLarge(source, body);
  }

  private byte[] readLarge(BufferedSource source, Buffer body) throws IOException {
    try {
      largeBodies.acquire();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
    try {
      while (source.read(body, 64 << 10) >= 0) {
        if (body.size() > MAX_BODY_BYTES) {
          throw new OversizedAnswerException(MAX_BODY_BYTES);
        }
      }
      return body.readByteArray();
    } finally {
      body.clear();
      largeBodies.release();
    }
  }
}
