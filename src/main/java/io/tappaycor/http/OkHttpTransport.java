package io.tappaycor.http;

import io.tappaycor.network.Network;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transport over OkHttp, and the only place that knows it. */
public final class OkHttpTransport implements Transport, AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");

  /**
   * How large a body may be. A page of 100 records is well under a megabyte.
   *
   * @param large beyond this, bodies are read one at a time: sixteen at once would fill the memory
   * @param most beyond this, a body is hostile or broken
   */
  record BodyBytes(long large, long most) {}

  private static final BodyBytes USUAL = new BodyBytes(2L << 20, 128L << 20);
  private static final int CHUNK = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(OkHttpTransport.class);

  private final OkHttpClient client;
  private final Network network;
  private final AtomicReference<String> said = new AtomicReference<>("");
  private final Semaphore largeBodies = new Semaphore(1, true);
  private final HttpUrl base;
  private final String userAgent;
  private final BodyBytes bounds;

  /**
   * A transport to one host.
   *
   * @param baseUrl the API's base URL, already validated
   * @param timeout the most that one request may take as a whole
   * @param network the way to the host
   */
  public OkHttpTransport(
      String baseUrl, String userAgent, Duration timeout, int concurrency, Network network) {
    this(baseUrl, userAgent, timeout, concurrency, network, USUAL);
  }

  OkHttpTransport(
      String baseUrl,
      String userAgent,
      Duration timeout,
      int concurrency,
      Network network,
      BodyBytes bounds) {
    this.base = HttpUrl.get(baseUrl);
    this.userAgent = userAgent;
    this.bounds = bounds;
    this.network = network;
    this.client = OkHttpClients.of(timeout, concurrency, network);
  }

  @Override
  public Response read(Target target, Map<String, String> headers) throws IOException {
    Request.Builder request = request(target);
    headers.forEach(request::header);
    target.body().ifPresent(json -> request.post(RequestBody.create(json, JSON)));
    return send(request.build());
  }

  @Override
  public Response postForm(Target target, Map<String, String> form) throws IOException {
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
    client.connectionPool().evictAll();
  }

  private Request.Builder request(Target target) {
    HttpUrl.Builder url = base.newBuilder();
    String path = target.path().startsWith("/") ? target.path().substring(1) : target.path();
    url.addEncodedPathSegments(path);
    target.query().forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
    return new Request.Builder()
        .url(url.build())
        .header("User-Agent", userAgent)
        .header("Accept", "application/json");
  }

  private Response send(Request request) throws IOException {
    OkHttpPhase phase = new OkHttpPhase();
    Call call = client.newCall(request.newBuilder().tag(OkHttpPhase.class, phase).build());
    try (okhttp3.Response response = call.execute()) {
      return new Response(
          response.code(), response.header(OkHttpClients.ASKED), read(response.body().source()));
    } catch (IOException failed) {
      throw call.isCanceled() || phase.isSent() ? failed : unconnected(failed);
    }
  }

  /** What is said once helps at once: the retries may take minutes. */
  private IOException unconnected(IOException failed) {
    ConnectionFailure failure =
        ConnectionFailure.of(failed, base.host() + ":" + base.port(), network);
    String message = String.valueOf(failure.getMessage());
    if (!message.equals(said.getAndSet(message))) {
      LOG.warn("No connection to Paycor: {}", message);
    }
    return failure;
  }

  private byte[] read(BufferedSource source) throws IOException {
    Buffer body = new Buffer();
    while (body.size() <= bounds.large()) {
      if (source.read(body, CHUNK) == -1) {
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
      while (source.read(body, CHUNK) != -1) {
        if (body.size() > bounds.most()) {
          throw new OversizedResponseException(bounds.most());
        }
      }
      return body.readByteArray();
    } finally {
      body.clear();
      largeBodies.release();
    }
  }
}
