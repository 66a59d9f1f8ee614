package io.tappaycor.reliability;

import io.tappaycor.json.Json;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server by hand, that sends what no server library would: one request a connection. Token calls
 * are answered with tokens unless the test says otherwise.
 */
final class Front implements AutoCloseable {

  private static final String TOKENS =
      """
      {"access_token": "access", "expires_in": 1800, "refresh_token": "next"}
      """;

  /** What is sent for a request line, such as {@code GET /v1/x HTTP/1.1}. */
  interface Script {
    void answer(String requestLine, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private Front(Script script) {
    this.script = script;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    daemon(this::accept);
  }

  static Front of(Script script) {
    return new Front(script);
  }

  /** Answers every read in this way, and token calls with tokens. */
  static Front reading(Script script) {
    return of(
        (line, out) -> {
          if (line.startsWith("POST ")) {
            body(out, TOKENS);
          } else {
            script.answer(line, out);
          }
        });
  }

  /** Takes requests and says nothing. */
  static Front silent() {
    return of((line, out) -> sleep(60_000));
  }

  /** A whole answer. */
  static void answer(OutputStream out, String head, byte[] body) throws IOException {
    out.write(
        (head + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
  }

  /** A whole answer of status 200. */
  static void body(OutputStream out, String body) throws IOException {
    answer(out, "HTTP/1.1 200 OK", body.getBytes(StandardCharsets.UTF_8));
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** A config of a customer with a token store in this directory. */
  ObjectNode config(Path home) {
    ObjectNode config = Json.NODES.objectNode();
    config.put("client_id", "id").put("client_secret", "secret").put("subscription_key", "key");
    config.put("legal_entity_id", 1).put("refresh_token", "seed");
    config.put("requests_per_minute", 0).put("max_retry_seconds", 1);
    config.put("request_timeout_seconds", 10).put("api_base_url", baseUrl());
    return config.put("token_store", home.resolve("tokens.json").toString());
  }

  /** The request lines so far, token calls left out. */
  List<String> reads() {
    return requests.stream().filter(each -> each.startsWith("GET ")).toList();
  }

  /** All request lines so far. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      int length = 0;
      for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
        if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(15).strip());
        }
        header = in.readLine();
      }
      for (int at = 0; at < length; at++) {
        in.read();
      }
      requests.add(line);
      OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 1 << 16);
      script.answer(line, out);
      out.flush();
    } catch (IOException gone) {
      return;
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "front");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
