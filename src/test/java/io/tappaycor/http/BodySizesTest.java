package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tappaycor.http.OkHttpTransport.BodyBytes;
import io.tappaycor.network.Network;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large bodies are read one at a time, and hostile ones not to their end. */
final class BodySizesTest {
  private static final int LARGE = 100_000;
  private static final int MOST = 32 << 20;

  /** More than the system keeps between two sockets: once it is sent, most of it was read. */
  private static final int HUGE = 24 << 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch hugeIsSent = new CountDownLatch(1);
  private final CountDownLatch hugeMayEnd = new CountDownLatch(1);
  private HttpServer server;
  private OkHttpTransport transport;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/bytes/", this::serve);
    server.createContext("/huge", this::serveHuge);
    server.start();
    transport =
        new OkHttpTransport(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "x",
            Duration.ofSeconds(60),
            4,
            Network.DIRECT,
            new BodyBytes(LARGE, MOST));
  }

  @AfterEach
  void close() {
    hugeMayEnd.countDown();
    transport.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int size = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    exchange.sendResponseHeaders(200, size);
    exchange.getResponseBody().write(bytes(size));
    exchange.close();
  }

  private void serveHuge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, HUGE + 1);
    exchange.getResponseBody().write(bytes(HUGE));
    exchange.getResponseBody().flush();
    hugeIsSent.countDown();
    try {
      hugeMayEnd.await();
    } catch (InterruptedException over) {
      return;
    }
    exchange.getResponseBody().write('x');
    exchange.close();
  }

  private byte[] read(String path) throws IOException {
    return transport.read(Target.of(path), Map.of()).body();
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }

  private FutureTask<byte[]> readHuge() throws InterruptedException {
    FutureTask<byte[]> huge = start(() -> read("/huge"));
    assertTrue(hugeIsSent.await(20, TimeUnit.SECONDS));
    return huge;
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, LARGE - 1, LARGE, LARGE + 1, 10 * LARGE, MOST})
  void aBodyUpToTheMostIsReadWhole(int size) throws IOException {
    assertArrayEquals(bytes(size), read("/bytes/" + size));
  }

  @Test
  void aBodyBeyondTheMostIsRefusedAndTheNextLargeOneIsRead() throws IOException {
    IOException refusal = assertThrows(IOException.class, () -> read("/bytes/" + (MOST + 1)));

    assertInstanceOf(OversizedResponseException.class, refusal);
    assertEquals("the answer is larger than 32 MiB", refusal.getMessage());
    assertEquals(2 * LARGE, read("/bytes/" + 2 * LARGE).length);
  }

  @Test
  void aLargeBodyWaitsForAnotherLargeOne() throws Exception {
    FutureTask<byte[]> first = readHuge();
    FutureTask<byte[]> second = new FutureTask<>(() -> read("/bytes/" + 2 * LARGE));
    Thread secondReader = new Thread(second);
    secondReader.start();
    awaitWaiting(secondReader);
    assertFalse(second.isDone());

    hugeMayEnd.countDown();

    assertEquals(HUGE + 1, first.get(20, TimeUnit.SECONDS).length);
    assertEquals(2 * LARGE, second.get(20, TimeUnit.SECONDS).length);
  }

  @Test
  void aBodyThatIsNotLargeWaitsForNone() throws Exception {
    FutureTask<byte[]> huge = readHuge();

    FutureTask<byte[]> small = start(() -> read("/bytes/" + LARGE));

    assertEquals(LARGE, small.get(20, TimeUnit.SECONDS).length);
    assertFalse(huge.isDone());
  }

  @Test
  void aReaderThatWaitsCanBeStoppedAndStaysInterrupted() throws Exception {
    FutureTask<byte[]> huge = readHuge();
    AtomicBoolean interrupted = new AtomicBoolean();
    FutureTask<byte[]> waiting =
        new FutureTask<>(
            () -> {
              try {
                return read("/bytes/" + 2 * LARGE);
              } finally {
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    Thread reader = new Thread(waiting);
    reader.start();
    awaitWaiting(reader);

    reader.interrupt();

    var stopped =
        assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS)).getCause();
    assertInstanceOf(InterruptedIOException.class, stopped);
    assertTrue(interrupted.get());
    assertFalse(huge.isDone());
  }
}
