package io.tappaycor.auth.login;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server for one page load. The JDK's own reads each request without a time-out on a
 * few threads, so any local user could block it with half-sent requests: this one times out slow
 * requests, and ends the oldest connection when there are too many.
 */
final class RedirectServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedirectServer.class);
  private static final String THREAD_NAME = "tap-paycor-redirect";
  private static final int MAX_CONNECTIONS = 64;
  private static final int MAX_REQUEST_BYTES = 32 << 10;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final ServerSocket server;
  private final Duration patience;
  private final Deque<Socket> connections = new ArrayDeque<>();

  /** Answers requests; may be called by several threads at once. */
  @FunctionalInterface
  interface Pages {

    /**
     * The response to a request.
     *
     * @param line the request line, such as {@code GET /callback?code=… HTTP/1.1}
     */
    Page answer(String line);
  }

  /**
   * A page and what follows.
   *
   * @param afterwards runs once the page is sent, or cannot be
   */
  record Page(int status, String html, Runnable afterwards) {}

  /**
   * Opens the port.
   *
   * @param patience how long one request may take to arrive
   */
  RedirectServer(InetSocketAddress address, Duration patience) throws IOException {
    this.patience = patience;
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(address, MAX_CONNECTIONS);
  }

  /** Starts to serve. */
  void start(Pages pages) {
    daemon(() -> accept(pages)).start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, THREAD_NAME);
    thread.setDaemon(true);
    return thread;
  }

  private void accept(Pages pages) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        admit(connection);
        daemon(() -> serve(connection, pages)).start();
      } catch (IOException failed) {
        LOG.debug("A connection to the redirect URI failed", failed);
      }
    }
  }

  private synchronized void admit(Socket connection) {
    if (connections.size() >= MAX_CONNECTIONS) {
      close(connections.removeFirst());
    }
    connections.addLast(connection);
  }

  private void serve(Socket connection, Pages pages) {
    try {
      Optional<String> line = requestLine(connection);
      if (line.isPresent()) {
        send(connection, pages.answer(line.get()));
      }
    } catch (IOException gone) {
      // A browser that gives up, or somebody who only wanted to keep the port busy.
      return;
    } finally {
      release(connection);
    }
  }

  /** The first line of a request whose head has arrived in time; empty if it is not HTTP. */
  private Optional<String> requestLine(Socket connection) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    InputStream in = connection.getInputStream();
    byte[] chunk = new byte[4096];
    while (!head.toString(StandardCharsets.ISO_8859_1).contains(END_OF_HEAD)) {
      if (head.size() > MAX_REQUEST_BYTES) {
        return Optional.empty();
      }
      connection.setSoTimeout(left(end));
      int count = in.read(chunk);
      if (count < 0) {
        return Optional.empty();
      }
      head.write(chunk, 0, count);
    }
    return head.toString(StandardCharsets.ISO_8859_1).lines().findFirst();
  }

  private static int left(long end) throws SocketTimeoutException {
    long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("The request did not arrive in time");
    }
    return Math.toIntExact(Math.min(millis, Integer.MAX_VALUE));
  }

  private static void send(Socket connection, Page page) throws IOException {
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    // The URL holds the code: a page that is opened from here must not see it.
    String head =
        "HTTP/1.1 "
            + page.status()
            + " Redirect\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n"
            + "\r\n";
    try {
      connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().write(body);
      connection.getOutputStream().flush();
      connection.shutdownOutput();
    } finally {
      page.afterwards().run();
    }
  }

  private synchronized void release(Socket connection) {
    connections.remove(connection);
    close(connection);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException closedAllTheSame) {
      return;
    }
  }

  @Override
  public synchronized void close() {
    close(server);
    connections.forEach(RedirectServer::close);
  }
}
