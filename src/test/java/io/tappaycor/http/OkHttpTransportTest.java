package io.tappaycor.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.tappaycor.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact wire. */
final class OkHttpTransportTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private OkHttpTransport transport;

  @BeforeEach
  void open() {
    transport = transport("", Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static OkHttpTransport transport(String prefix, Duration timeout) {
    return new OkHttpTransport(
        SERVER.baseUrl() + prefix, "tap-paycor/1.2.3", timeout, 4, Network.DIRECT);
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  private LoggedRequest get(Target target) throws IOException {
    answer(aResponse().withBody("{}"));
    transport.read(target, Map.of("Authorization", "Bearer t", "Ocp-Apim-Subscription-Key", "k"));
    return last();
  }

  private static LoggedRequest last() {
    List<LoggedRequest> requests =
        SERVER.getAllServeEvents().stream()
            .map(each -> LoggedRequest.createFrom(each.getRequest()))
            .toList();
    assertEquals(1, requests.size());
    return requests.get(0);
  }

  @Test
  void aRequestSaysWhoAsksAndForWhat() throws IOException {
    LoggedRequest request = get(Target.of("/v1/x"));

    assertEquals("GET", request.getMethod().getName());
    assertEquals("/v1/x", request.getUrl());
    assertEquals("Bearer t", request.getHeader("Authorization"));
    assertEquals("k", request.getHeader("Ocp-Apim-Subscription-Key"));
    assertEquals("tap-paycor/1.2.3", request.getHeader("User-Agent"));
    assertEquals("application/json", request.getHeader("Accept"));
    assertEquals("gzip", request.getHeader("Accept-Encoding"));
  }

  @Test
  void aTargetWithABodyIsPostedAsJson() throws IOException {
    LoggedRequest request = get(Target.of("/v1/x").with("a", "b").posting("{}"));

    assertEquals("POST", request.getMethod().getName());
    assertEquals("/v1/x?a=b", request.getUrl());
    assertEquals("{}", request.getBodyAsString());
    assertEquals("application/json; charset=UTF-8", request.getHeader("Content-Type"));
    assertEquals("Bearer t", request.getHeader("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({
    "../x, /v1/..%2Fx/y",
    "a?b#c, /v1/a%3Fb%23c/y",
    "%2f, /v1/%252f/y",
    "%2e%2e, /v1/%252e%252e/y",
    "a\\b, /v1/a%5Cb/y",
    "Zoë, /v1/Zo%C3%AB/y",
  })
  void aPathArrivesAsItWasEncoded(String id, String url) throws IOException {
    assertEquals(url, get(Target.of("/v1/{id}/y", Map.of("id", id), List.of())).getUrl());
  }

  @Test
  void aQueryKeepsItsOrderAndRepeatedNames() throws IOException {
    Target target =
        Target.of("/v1/x")
            .with("include", "Status")
            .with("continuationToken", "a+b/c=&d e")
            .with("include", "Position");

    assertEquals(
        "/v1/x?include=Status&continuationToken=a%2Bb%2Fc%3D%26d%20e&include=Position",
        get(target).getUrl());
  }

  @Test
  void aBaseUrlMayHaveAPath() throws IOException {
    transport.close();
    transport = transport("/gateway/paycor", Duration.ofSeconds(10));

    assertEquals("/gateway/paycor/v1/x", get(Target.of("/v1/x")).getUrl());
  }

  @Test
  void aFormIsPostedInOrder() throws IOException {
    answer(aResponse().withBody("{}"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", "a+b/c=&é");
    Response answer = transport.postForm(Target.of("/token").with("subscription-key", "k+k"), form);

    assertEquals(200, answer.status());
    LoggedRequest request = last();
    assertEquals("POST", request.getMethod().getName());
    assertEquals("/token?subscription-key=k%2Bk", request.getUrl());
    assertEquals("application/x-www-form-urlencoded", request.getHeader("Content-Type"));
    assertEquals(
        "grant_type=refresh_token&refresh_token=a%2Bb%2Fc%3D%26%C3%A9", request.getBodyAsString());
  }

  @Test
  void aCompressedBodyIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8));
    }
    answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));

    Response answer = transport.read(Target.of("/v1/x"), Map.of());

    assertEquals("{\"name\": \"Zoë\"}", new String(answer.body(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) throws IOException {
    answer(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/stolen"));

    assertEquals(status, transport.read(Target.of("/v1/x"), Map.of()).status());
    last();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 401, 403, 404, 408, 429, 500, 503})
  void anyStatusIsAnAnswerAndIsAskedForOnce(int status) throws IOException {
    answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    Response answer = transport.read(Target.of("/v1/x"), Map.of());

    assertEquals(status, answer.status());
    assertEquals("0", answer.retryAfter());
    last();
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAFailure() {
    transport.close();
    transport = transport("", Duration.ofMillis(200));
    answer(aResponse().withBody("{}").withFixedDelay(2000));

    assertThrows(InterruptedIOException.class, () -> transport.read(Target.of("/v1/x"), Map.of()));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAFailureAndIsNotTriedAgainHere(Fault fault) {
    answer(aResponse().withFault(fault));

    assertThrows(IOException.class, () -> transport.read(Target.of("/v1/x"), Map.of()));
    last();
  }

  @Test
  void aBodyThatIsCutIsAFailure() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OkHttpTransport cut =
            new OkHttpTransport(
                "http://127.0.0.1:" + server.getLocalPort(),
                "x",
                Duration.ofSeconds(10),
                1,
                Network.DIRECT)) {
      Thread serving = new Thread(() -> serveHalf(server));
      serving.start();

      assertThrows(IOException.class, () -> cut.read(Target.of("/v1/x"), Map.of()));
      serving.join();
    }
  }

  private static void serveHalf(ServerSocket server) {
    try (Socket connection = server.accept()) {
      String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"records\": [";
      connection.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
      connection.shutdownOutput();
      // Until the client has gone, so that it reads an end and no reset.
      connection.getInputStream().readAllBytes();
    } catch (IOException gone) {
      // The client noticed first.
    }
  }

  @Test
  void aRequestInFlightCanBeEnded() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OkHttpTransport waiting =
            new OkHttpTransport(
                "http://127.0.0.1:" + server.getLocalPort(),
                "x",
                Duration.ofSeconds(60),
                1,
                Network.DIRECT)) {
      CompletableFuture<Response> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waiting.read(Target.of("/v1/x"), Map.of());
                } catch (IOException ended) {
                  throw new UncheckedIOException(ended);
                }
              });
      try (Socket connection = server.accept()) {
        // The request has come: from here on it only waits for its answer.
        connection.getInputStream().read();
        waiting.cancelAll();

        ExecutionException ended =
            assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
        assertEquals(UncheckedIOException.class, ended.getCause().getClass());
      }
    }
  }

  @Test
  void anAnswerDoesNotPrintItsBody() {
    Response answer = new Response(200, null, "s3cr3t".getBytes(StandardCharsets.UTF_8));

    assertEquals("HTTP 200, 6 bytes", answer.toString());
    assertFalse(answer.toString().contains("s3cr3t"));
  }
}
