package io.tappaycor.auth.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tappaycor.config.Loopback;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receives the redirect on this machine, so that nobody has to copy a URL by hand. */
public final class LoopbackListener implements RedirectSource, AutoCloseable {

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String path;
  private final Duration patience;

  private LoopbackListener(HttpServer server, String path, Duration patience) {
    this.server = server;
    this.path = path;
    this.patience = patience;
    this.threads = Executors.newFixedThreadPool(THREADS, LoopbackListener::thread);
    server.setExecutor(threads);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tap-paycor-redirect");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether this machine can receive the redirect: http on a loopback host. */
  public static boolean canListenOn(String redirectUri) {
    return loopback(redirectUri).isPresent();
  }

  private static Optional<URI> loopback(String redirectUri) {
    try {
      return Optional.of(new URI(redirectUri)).filter(Loopback::isHttp);
    } catch (URISyntaxException invalid) {
      return Optional.empty();
    }
  }

  /**
   * Opens the port, before the user is sent anywhere.
   *
   * @param patience how long {@link #await} waits for the browser
   * @throws AuthenticationException if the port cannot be opened
   */
  public static LoopbackListener open(String redirectUri, Duration patience) {
    URI uri =
        loopback(redirectUri)
            .orElseThrow(() -> new IllegalArgumentException("Not a loopback redirect URI"));
    int port = uri.getPort() == -1 ? 80 : uri.getPort();
    try {
      String host = uri.getHost().equalsIgnoreCase("localhost") ? "127.0.0.1" : uri.getHost();
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return new LoopbackListener(HttpServer.create(address, 0), path, patience);
    } catch (IOException exception) {
      throw new AuthenticationException(
          "Tried to listen on port "
              + port
              + " for the redirect, but it failed: "
              + exception.getMessage()
              + ". Stop the program that uses the port, or run `tap-paycor login --paste` and paste"
              + " the URL that the browser is redirected to",
          exception);
    }
  }

  @Override
  public String await(AuthorizationRequest request) {
    CompletableFuture<String> redirect = new CompletableFuture<>();
    server.createContext("/", exchange -> respond(exchange, request, redirect));
    server.start();
    try {
      return redirect.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException exception) {
      throw new AuthenticationException(
          "Waited "
              + patience.toSeconds()
              + " s for the redirect, but the browser did not open it. Run `tap-paycor login` again;"
              + " if the browser shows the redirect URL but cannot open it, run"
              + " `tap-paycor login --paste`",
          exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the browser", exception);
    } catch (ExecutionException exception) {
      throw new IllegalStateException(exception.getCause());
    }
  }

  private void respond(
      HttpExchange exchange, AuthorizationRequest request, CompletableFuture<String> redirect)
      throws IOException {
    URI asked = exchange.getRequestURI();
    if (!exchange.getRequestMethod().equals("GET") || !path.equals(asked.getRawPath())) {
      page(exchange, 404, "Not found", "Nothing is here.");
      return;
    }
    String line = "GET " + asked;
    if (!isAnswerTo(request, line)) {
      // The login goes on: any page in the browser can call this address.
      page(exchange, 400, "Not this login", "This redirect belongs to another login.");
    } else if (isGranted(request, line)) {
      page(exchange, 200, "Done", "You can close this window and go back to the terminal.");
      redirect.complete(line);
    } else {
      page(
          exchange,
          400,
          "Not granted",
          "See the terminal for the reason. You can close this window.");
      redirect.complete(line);
    }
  }

  private static boolean isAnswerTo(AuthorizationRequest request, String line) {
    try {
      Redirect redirect = Redirect.parse(line, request.settings().redirectUri());
      return redirect.hasState(request.state()) || redirect.isUnboundError();
    } catch (AuthenticationException otherAddress) {
      return false;
    }
  }

  private static boolean isGranted(AuthorizationRequest request, String line) {
    try {
      Redirect.parse(line, request.settings().redirectUri()).code(request.state());
      return true;
    } catch (AuthenticationException refused) {
      return false;
    }
  }

  private static void page(HttpExchange exchange, int status, String title, String text)
      throws IOException {
    String html =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>tap-paycor: "
            + title
            + "</title><h1>"
            + title
            + "</h1><p>"
            + text
            + "</p></html>";
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    // The URL holds the code: a page that is opened from here must not see it.
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
