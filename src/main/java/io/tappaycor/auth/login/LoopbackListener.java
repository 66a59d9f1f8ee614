package io.tappaycor.auth.login;

import io.tappaycor.auth.login.RedirectServer.Page;
import io.tappaycor.config.Loopback;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receives the redirect on this machine, so that nobody has to copy a URL by hand. */
public final class LoopbackListener implements RedirectSource, AutoCloseable {

  /** A browser sends its request at once. */
  private static final Duration PATIENCE_WITH_REQUESTS = Duration.ofSeconds(5);

  private final RedirectServer server;
  private final String path;
  private final Duration patience;
  private volatile boolean ignoredOne;

  private LoopbackListener(RedirectServer server, String path, Duration patience) {
    this.server = server;
    this.path = path;
    this.patience = patience;
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
      return new LoopbackListener(
          new RedirectServer(address, PATIENCE_WITH_REQUESTS), path, patience);
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
    server.start(line -> answer(line, request, redirect));
    try {
      return redirect.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException exception) {
      throw new AuthenticationException(
          "Waited "
              + patience.toSeconds()
              + " s for the redirect, but the browser did not open it"
              + (ignoredOne ? " (a redirect without this login's `state` was ignored)" : "")
              + ". Run `tap-paycor login` again;"
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

  private Page answer(
      String requestLine, AuthorizationRequest request, CompletableFuture<String> redirect) {
    String line = requestLine.replaceFirst(" HTTP/[0-9.]+$", "");
    if (!line.startsWith("GET ") || !path.equals(line.substring(4).split("\\?", 2)[0])) {
      return page(404, "Not found", "Nothing is here.", () -> {});
    }
    if (!isAnswerTo(request, line)) {
      // The login goes on: any page in the browser, and any local user, can call this address.
      ignoredOne = true;
      return page(
          400,
          "Not this login",
          "This redirect belongs to another login, or does not say to which: it was ignored.",
          () -> {});
    }
    return isGranted(request, line)
        ? page(
            200,
            "Done",
            "You can close this window and go back to the terminal.",
            () -> redirect.complete(line))
        : page(
            400,
            "Not granted",
            "See the terminal for the reason. You can close this window.",
            () -> redirect.complete(line));
  }

  private static boolean isAnswerTo(AuthorizationRequest request, String line) {
    try {
      Redirect redirect = Redirect.parse(line, request.settings().redirectUri());
      return redirect.hasState(request.state());
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

  private static Page page(int status, String title, String text, Runnable afterwards) {
    String html =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>tap-paycor: "
            + title
            + "</title><h1>"
            + title
            + "</h1><p>"
            + text
            + "</p></html>";
    return new Page(status, html, afterwards);
  }

  @Override
  public void close() {
    server.close();
  }
}
