package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Stopped processes: soon, with a last STATE, and from there the next run makes a whole. */
final class SignalTest {

  private static final long SOON_MILLIS = 2_000;

  @TempDir Path home;

  private Site slow() {
    return Site.of(
        home,
        company -> company.withEmployees(30).withHistoryDays(100),
        server -> server.withPageSize(20).withLatency(Duration.ofMillis(25)));
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalEndsTheRunSoonWithALastState(String signal, int code) throws Exception {
    try (Site site = slow()) {
      Set<List<JsonNode>> whole = Kept.of(site.sync().out()).rows();
      TapProcess run = site.start();
      awaitRecords(run);
      long start = System.nanoTime();
      run.signal(signal);

      assertEquals(code, run.exitCode(10), run.err());
      assertSoon(start);
      assertSound(run);
      Kept kept = Kept.of(run.out());
      kept.take(site.sync("--state", TapRun.file(home, "state.json", kept.state())).out());
      assertEquals(whole, kept.rows());
    }
  }

  @Test
  void bothSignalsAtOnceAreOneStop() throws Exception {
    try (Site site = slow()) {
      TapProcess run = site.start();
      awaitRecords(run);
      run.signal("TERM", "INT", "TERM");
      int code = run.exitCode(4);

      assertTrue(code == 143 || code == 130, "exit " + code);
      assertSound(run);
    }
  }

  @Test
  void aSignalEndsARunWhoseOutputIsBlocked() throws Exception {
    try (Site site = slow()) {
      Process blocked = TapProcess.builder(home, List.of(), site.arguments()).start();
      Thread.sleep(3_000);
      long start = System.nanoTime();
      blocked.toHandle().destroy();

      assertTrue(blocked.waitFor(6, TimeUnit.SECONDS));
      assertEquals(143, blocked.exitValue());
      assertSoon(start);
      blocked.getInputStream().close();
    }
  }

  @Test
  void aClosedOutputEndsTheRunQuietly() throws Exception {
    try (Site site = slow()) {
      Path err = home.resolve("closed.log");
      Process run =
          TapProcess.builder(home, List.of(), site.arguments()).redirectError(err.toFile()).start();
      try (InputStream out = run.getInputStream()) {
        assertEquals(100, out.readNBytes(100).length);
      }

      assertTrue(run.waitFor(20, TimeUnit.SECONDS));
      assertEquals(6, run.exitValue());
      assertQuiet(Files.readString(err));
    }
  }

  @ParameterizedTest
  @CsvSource({"1200", "4000"})
  void aSignalInTheMiddleOfARefreshLosesNoToken(int millis) throws Exception {
    try (Site site =
        Site.of(
            home, company -> company, server -> server.withLatency(Duration.ofMillis(millis)))) {
      TapProcess run = site.start("--catalog", site.catalog("departments"));
      while (site.stored().isEmpty()) {
        Thread.sleep(20);
      }
      Thread.sleep(200);
      run.signal("TERM");

      assertEquals(143, run.exitCode(10), run.err());
      assertTrue(run.lastLine().startsWith("{\"type\":\"STATE\""), run.out());
      assertEquals(1, site.traffic().refreshes());
      assertEquals(0, site.sync("--catalog", site.catalog("departments")).code());
      assertEquals(0, site.traffic().spentRefreshTokens());
    }
  }

  @Test
  void aSignalInTheMiddleOfALoginLosesNoToken() throws Exception {
    try (Site site =
        Site.of(
            home,
            company -> company,
            server ->
                server
                    .withRedirectUri("https://app.example/callback")
                    .withLatency(Duration.ofMillis(2_500)))) {
      List<String> arguments = new ArrayList<>(List.of("login", "--paste"));
      arguments.addAll(site.arguments());
      Path err = home.resolve("login.txt");
      Process login =
          TapProcess.builder(home, List.of(), arguments).redirectError(err.toFile()).start();
      try (OutputStream keyboard = login.getOutputStream()) {
        keyboard.write((consented(address(login, err)) + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Thread.sleep(500);
        login.toHandle().destroy();

        assertTrue(login.waitFor(10, TimeUnit.SECONDS));
      }
      assertEquals(143, login.exitValue());
      assertTrue(site.stored().contains("\"refresh_token\""), "the tokens are saved");
      assertEquals(0, site.sync("--catalog", site.catalog("departments")).code());
      assertEquals(0, site.traffic().spentRefreshTokens());
    }
  }

  private static String address(Process login, Path err) throws Exception {
    Optional<String> address = Optional.empty();
    while (address.isEmpty() && login.isAlive()) {
      Thread.sleep(20);
      String text = Files.readString(err);
      boolean whole = text.endsWith("press Enter:\n");
      address = text.lines().filter(each -> whole && each.startsWith("http")).findFirst();
    }
    return address.orElseThrow();
  }

  /** Where the browser of an administrator who consents is sent to. */
  private static String consented(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("location")
        .orElseThrow();
  }

  private static void awaitRecords(TapProcess run) throws InterruptedException, IOException {
    while (!run.out().contains("\"STATE\"") && run.isAlive()) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
  }

  private static void assertSoon(long start) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < SOON_MILLIS, "ended after " + millis + " ms");
  }

  private static void assertSound(TapProcess run) {
    assertTrue(run.lastLine().startsWith("{\"type\":\"STATE\""), run.lastLine());
    assertTrue(run.out().endsWith("}\n"), "whole lines");
    assertQuiet(run.err());
  }

  private static void assertQuiet(String err) {
    assertFalse(err.contains("ERROR"), err);
    assertFalse(err.contains("\tat "), err);
  }
}
