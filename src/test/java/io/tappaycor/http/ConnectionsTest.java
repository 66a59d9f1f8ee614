package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tappaycor.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How connections begin and end. */
final class ConnectionsTest {
  private static final Target TARGET = Target.of("/v1/x");

  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private OkHttpTransport transport(Duration timeout) {
    return new OkHttpTransport(
        "http://127.0.0.1:" + server.getLocalPort(), "x", timeout, 1, Network.DIRECT);
  }

  @Test
  void closingEndsTheConnectionsThatWereKept() throws Exception {
    OkHttpTransport transport = transport(Duration.ofSeconds(10));
    FutureTask<Response> answer = new FutureTask<>(() -> transport.read(TARGET, Map.of()));
    new Thread(answer).start();
    try (Socket connection = server.accept()) {
      connection.setSoTimeout(10_000);
      InputStream request = connection.getInputStream();
      readHead(request);
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8));
      assertEquals(200, answer.get(10, TimeUnit.SECONDS).status());

      transport.close();

      assertEquals(-1, request.read());
    }
  }

  private static void readHead(InputStream request) throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) request.read();
    }
  }

  /** Where a full queue drops what comes, instead of refusing it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aServerThatTakesNoConnectionIsATimeOutToo() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (OkHttpTransport transport = transport(Duration.ofMillis(200))) {
      fill(queue);

      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> assertThrows(InterruptedIOException.class, () -> transport.read(TARGET, Map.of())));
    } finally {
      for (Socket each : queue) {
        each.close();
      }
    }
  }

  private void fill(List<Socket> queue) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    try {
      while (true) {
        Socket socket = new Socket();
        queue.add(socket);
        socket.connect(address, 50);
      }
    } catch (IOException full) {
      return;
    }
  }
}
