package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackListenerTest {

  private static final Secret STATE = new Secret("st4te");

  private final HttpClient browser = HttpClient.newHttpClient();
  private String redirectUri;
  private LoopbackListener listener;
  private CompletableFuture<String> redirect;

  @BeforeEach
  void listen() throws IOException {
    redirectUri = "http://localhost:" + freePort() + "/callback";
    listener = LoopbackListener.open(redirectUri, Duration.ofSeconds(20));
    redirect = CompletableFuture.supplyAsync(() -> listener.await(request(redirectUri)));
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static AuthorizationRequest request(String redirectUri) {
    return new AuthorizationRequest(
        new LoginSettings("https://page.example", "c", "s", redirectUri, new Secret("k")),
        new Secret("verifier"),
        STATE);
  }

  private HttpResponse<String> open(String address) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String received() throws Exception {
    return redirect.get(10, TimeUnit.SECONDS);
  }

  @Test
  void theBrowsersRedirectIsTakenAndAnsweredWithAPage() throws Exception {
    HttpResponse<String> page = open(redirectUri + "?code=c0de&state=st4te");

    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("You can close this window"), page.body());
    assertEquals("c0de", Redirect.parse(received(), redirectUri).code(STATE).reveal());
  }

  @Test
  void otherPathsAndOtherLoginsAreTurnedAwayAndTheWaitGoesOn() throws Exception {
    String root = redirectUri.replace("/callback", "");

    assertEquals(404, open(root + "/favicon.ico").statusCode());
    assertEquals(404, open(root + "/callback/?code=c&state=st4te").statusCode());
    assertEquals(400, open(redirectUri + "?code=evil&state=other").statusCode());
    assertEquals(400, open(redirectUri).statusCode());
    assertFalse(redirect.isDone());

    assertEquals(200, open(redirectUri + "?code=c0de&state=st4te").statusCode());
    assertEquals("c0de", Redirect.parse(received(), redirectUri).code(STATE).reveal());
  }

  @Test
  void aRefusalIsShownInTheBrowserAndEndsTheWait() throws Exception {
    HttpResponse<String> page = open(redirectUri + "?error=access_denied&state=st4te");

    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("Not granted"), page.body());
    Redirect refused = Redirect.parse(received(), redirectUri);
    assertThrows(AuthenticationException.class, () -> refused.code(STATE));
  }

  @Test
  void aRefusalWithoutOurStateIsIgnoredAndTheWaitGoesOn() throws Exception {
    for (String query : List.of("?error=access_denied&state=other", "?error=access_denied")) {
      HttpResponse<String> other = open(redirectUri + query);
      assertTrue(other.body().contains("Not this login"), other.body());
      assertFalse(redirect.isDone());
    }

    assertEquals(200, open(redirectUri + "?code=c0de&state=st4te").statusCode());
    assertTrue(received().endsWith("?code=c0de&state=st4te"));
  }

  @Test
  void thePageIsReadAsWhatItIsAndItsAddressGoesNoFurther() throws Exception {
    var headers = open(redirectUri + "?code=c0de&state=st4te").headers();

    assertEquals("text/html; charset=utf-8", headers.firstValue("Content-Type").orElse(""));
    assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 200})
  void connectionsThatSayHalfAndNothingMoreKeepNobodyOut(int count) throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int number = 0; number < count; number++) {
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(redirectUri).getPort());
        silent.add(socket);
        socket.getOutputStream().write("GET /call".getBytes(StandardCharsets.US_ASCII));
      }

      assertEquals(200, open(redirectUri + "?code=c0de&state=st4te").statusCode());
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void aSlowRequestIsTimedOut() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    try (RedirectServer server = new RedirectServer(address, Duration.ofMillis(200));
        Socket slow = connect(server, address)) {
      slow.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      slow.setSoTimeout(10_000);

      assertEquals(-1, slow.getInputStream().read());
    }
  }

  @Test
  void aRequestWithoutEndIsNotReadWhole() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    try (RedirectServer server = new RedirectServer(address, Duration.ofSeconds(10));
        Socket endless = connect(server, address)) {
      byte[] header = "GET /".concat("a".repeat(1000)).getBytes(StandardCharsets.US_ASCII);

      assertThrows(
          IOException.class,
          () -> {
            for (int number = 0; number < 100_000; number++) {
              endless.getOutputStream().write(header);
            }
          });
    }
  }

  private static Socket connect(RedirectServer server, InetSocketAddress address)
      throws IOException {
    server.start(line -> new RedirectServer.Page(200, line, () -> {}));
    return new Socket(address.getAddress(), address.getPort());
  }

  @Test
  void noThreadOfItKeepsTheProcessAlive() throws Exception {
    open(redirectUri + "?code=c0de&state=st4te");

    var threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("tap-paycor-redirect"))
            .toList();
    assertFalse(threads.isEmpty());
    assertTrue(threads.stream().allMatch(Thread::isDaemon));
  }

  @Test
  void aClosedListenerGivesItsPortBack() throws Exception {
    assertEquals(404, open(redirectUri + "/elsewhere").statusCode());

    listener.close();

    assertTrue(opensAgain(), "The port of a closed listener is still taken");
  }

  /**
   * Tries for 5 s: an outgoing connection of any process may be given the same port for a moment.
   */
  private boolean opensAgain() throws InterruptedException {
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        LoopbackListener.open(redirectUri, Duration.ofSeconds(1)).close();
        return true;
      } catch (AuthenticationException taken) {
        Thread.sleep(100);
      }
    }
    return false;
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() throws IOException {
    String other = "http://127.0.0.1:" + freePort();
    try (LoopbackListener waiting = LoopbackListener.open(other, Duration.ofSeconds(20))) {
      Thread.currentThread().interrupt();

      assertThrows(StoppedException.class, () -> waiting.await(request(other)));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void anAnswerWithoutTheRegisteredQueryIsTurnedAwayAndTheWaitGoesOn() throws Exception {
    String registered = "http://127.0.0.1:" + freePort() + "/callback?tenant=1";
    try (LoopbackListener other = LoopbackListener.open(registered, Duration.ofSeconds(20))) {
      var answer = CompletableFuture.supplyAsync(() -> other.await(request(registered)));

      assertEquals(
          400, open(registered.replace("?tenant=1", "?code=c0de&state=st4te")).statusCode());
      assertFalse(answer.isDone());
      assertEquals(200, open(registered + "&code=c0de&state=st4te").statusCode());
      assertTrue(answer.get(10, TimeUnit.SECONDS).endsWith("?tenant=1&code=c0de&state=st4te"));
    }
  }

  @Test
  void aHostOfVersionSixIsListenedOnWhereThereIsOne() throws Exception {
    assumeTrue(hasVersionSix());
    String registered = "http://[::1]:" + freePort() + "/callback";
    try (LoopbackListener other = LoopbackListener.open(registered, Duration.ofSeconds(20))) {
      var answer = CompletableFuture.supplyAsync(() -> other.await(request(registered)));

      assertEquals(200, open(registered + "?code=c0de&state=st4te").statusCode());
      assertTrue(answer.get(10, TimeUnit.SECONDS).endsWith("?code=c0de&state=st4te"));
    }
  }

  private static boolean hasVersionSix() throws IOException {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void whatIsNotOnThisMachineIsNotListenedOn() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LoopbackListener.open("http://app.example/callback", Duration.ofSeconds(1)));
  }

  @Test
  void aPortInUseIsSaidWithTheWayAroundIt() {
    var failure =
        assertThrows(
            AuthenticationException.class,
            () -> LoopbackListener.open(redirectUri, Duration.ofSeconds(1)));

    assertTrue(failure.getMessage().contains("`tap-paycor login --paste`"), failure.getMessage());
  }

  @Test
  void theWaitIsBounded() throws IOException {
    String other = "http://127.0.0.1:" + freePort();
    try (LoopbackListener impatient = LoopbackListener.open(other, Duration.ofMillis(50))) {
      AuthorizationRequest request = request(other);

      var failure = assertThrows(AuthenticationException.class, () -> impatient.await(request));

      assertTrue(failure.getMessage().contains("--paste"), failure.getMessage());
    }
  }

  @Test
  void onlyHttpOnLoopbackCanBeListenedOn() {
    assertTrue(LoopbackListener.canListenOn("http://127.0.0.1:8765/callback"));
    assertTrue(LoopbackListener.canListenOn("http://localhost/"));
    assertTrue(LoopbackListener.canListenOn("http://[::1]:8765"));
    assertFalse(LoopbackListener.canListenOn("https://localhost:8765/callback"));
    assertFalse(LoopbackListener.canListenOn("http://app.example/callback"));
    assertFalse(LoopbackListener.canListenOn("not a uri"));
  }
}
