package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.sandbox.settings.FaultSettings;
import io.tappaycor.sandbox.traffic.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where nearly every fifth read goes wrong, a run still has every record, and no other. */
final class FaultsTest {

  private static final int PERCENT = 18;

  @TempDir Path home;

  @Test
  void aRunOfTheCoreStreamsLosesAndInventsNothing() {
    Map<Fault, Integer> faults = proveWhole(12, Site::sync);

    assertEquals(EnumSet.allOf(Fault.class), faults.keySet(), "every kind was met");
  }

  @Test
  void aRunOfAllFieldsOfAllStreamsLosesAndInventsNothing() {
    proveWhole(3, site -> site.sync("--catalog", site.catalog()));
  }

  @Test
  void aSeedSpoilsTheSameReadsAgain() {
    assertEquals(faultsOfOneCaller(3), faultsOfOneCaller(3));
    assertNotEquals(faultsOfOneCaller(3), faultsOfOneCaller(4));
  }

  private Map<Fault, Integer> faultsOfOneCaller(long seed) {
    FaultSettings settings = new FaultSettings(50, seed, Duration.ZERO);
    try (Site site = Site.of(home, each -> each, each -> each.withFaults(settings))) {
      int port = URI.create(site.baseUrl()).getPort();
      for (int call = 0; call < 60; call++) {
        read(port);
      }
      return site.traffic().faults();
    }
  }

  /** One call by hand: clients send a second one when the first gets no answer. */
  private static void read(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String call = "GET /v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
      assertNotNull(socket.getInputStream().readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Map<Fault, Integer> proveWhole(int employees, Function<Site, TapRun.Result> run) {
    Set<List<JsonNode>> whole;
    try (Site sound =
        Site.of(home, each -> each.withEmployees(employees).withHistoryDays(150), each -> each)) {
      whole = Kept.of(run.apply(sound).out()).rows();
    }
    FaultSettings settings = new FaultSettings(PERCENT, 7, Duration.ofSeconds(2));
    try (Site shaky =
        Site.of(
            home,
            each -> each.withEmployees(employees).withHistoryDays(150),
            each -> each.withFaults(settings))) {
      shaky.with("request_timeout_seconds", 1);
      TapRun.Result result = run.apply(shaky);

      assertEquals(0, result.code(), result.err());
      Figures.say(
          "faults injected: %s in %d calls", shaky.traffic().faults(), shaky.traffic().calls());
      assertTrue(shaky.traffic().faults().size() > 5, "they were met");
      assertEquals(whole, Kept.of(result.out()).rows());
      assertEquals(0, shaky.traffic().spentRefreshTokens());
      return shaky.traffic().faults();
    }
  }
}
