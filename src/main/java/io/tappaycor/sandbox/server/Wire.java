package io.tappaycor.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.traffic.Fault;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler of the JDK's server: adds latency, compresses responses and logs requests. */
public final class Wire implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  /** Smaller bodies are not worth compressing. */
  private static final int GZIP_FROM_BYTES = 1024;

  private final Gateway gateway;
  private final Traffic traffic;
  private final Duration latency;
  private final Faults faults;

  /** Creates a handler that answers with the gateway's replies. */
  public Wire(Gateway gateway, Traffic traffic, Duration latency, Faults faults) {
    this.gateway = gateway;
    this.traffic = traffic;
    this.latency = latency;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      sleep(latency);
      Optional<Fault> fault = faults.on(request);
      Reply good = answer(request);
      Reply reply = fault.isPresent() ? faults.spoil(fault.get(), request, good) : good;
      traffic.note(
          new Traffic.Seen(request.method(), request.path(), request.query(), reply.status()));
      send(exchange, request, reply);
    }
  }

  private Reply answer(Request request) {
    try {
      return gateway.answer(request);
    } catch (Refusal refusal) {
      return refusal.reply(request.path());
    } catch (RuntimeException defect) {
      LOG.error("A defect of the sandbox at {}", request.path(), defect);
      return Refusal.failed().reply(request.path());
    }
  }

  static void sleep(Duration time) throws IOException {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("The sandbox is closing", stopping);
    }
  }

  private static void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
    if (reply.arrival() == Reply.Arrival.NOT_AT_ALL) {
      // Closing an exchange before it is answered closes its connection.
      return;
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean zipped = request.acceptsGzip() && reply.size() >= GZIP_FROM_BYTES;
    byte[] body = zipped ? reply.zipped() : reply.body();
    if (zipped) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    // For the JDK's server, 0 means chunked, and -1 means no body.
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      int sent = reply.arrival() == Reply.Arrival.HALF ? body.length / 2 : body.length;
      exchange.getResponseBody().write(body, 0, sent);
      exchange.getResponseBody().flush();
    }
  }
}
