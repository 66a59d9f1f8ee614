package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.auth.store.postgres.SharedRow;
import io.tappaycor.auth.token.ClientCredentials;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.OkHttpTransport;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Sleeper;
import io.tappaycor.network.Network;
import io.tappaycor.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several machines on one row of a database, one of which is killed inside a refresh. */
@Timeout(60)
final class FleetTest {

  /** What is left of a call's time and margin, so that the test does not wait for a minute. */
  private static final Duration OUTLIVE = Duration.ofSeconds(4);

  private static final Sleeper SLEEPER = duration -> Thread.sleep(duration.toMillis());

  @TempDir Path home;
  private final List<OkHttpTransport> transports = new ArrayList<>();
  private TestDatabase database;
  private String clientId = "";

  @BeforeEach
  void open(TestInfo test) {
    database = TestDatabase.orSkip();
    clientId = test.getDisplayName();
  }

  @AfterEach
  void close() {
    transports.forEach(OkHttpTransport::close);
  }

  private Site site(Duration latency, Duration lifetime) {
    Site site =
        Site.of(
            home,
            company -> company.withEmployees(40).withHistoryDays(200),
            server -> server.withLatency(latency).withAccessTokenLifetime(lifetime));
    return site.with("token_store", database.url())
        .with("token_keyset", SharedRow.KEYSET.json().reveal())
        .with("request_timeout_seconds", 10);
  }

  private SharedRow row(Site site) {
    return new SharedRow(
        database.url(),
        site.baseUrl().replace("http://", "").replace(':', '-'),
        "sandbox-client",
        "sandbox-subscription-key");
  }

  /** A worker as the tap has one, but for its margin. */
  private RotatingTokens worker(Site site) {
    OkHttpTransport transport =
        new OkHttpTransport(site.baseUrl(), clientId, Duration.ofSeconds(10), 1, Network.DIRECT);
    transports.add(transport);
    TokenEndpoint endpoint =
        new TokenEndpoint(
            transport,
            new ClientCredentials(
                "sandbox-client",
                new Secret("sandbox-client-secret"),
                new Secret("sandbox-subscription-key")),
            new RetryPolicy(Duration.ofSeconds(5), () -> 0.5),
            SLEEPER,
            Clock.systemUTC(),
            System::nanoTime);
    return new RotatingTokens(
        row(site).open(Duration.ofSeconds(20), OUTLIVE, SLEEPER),
        endpoint,
        site.seed(),
        SLEEPER,
        Clock.systemUTC(),
        System::nanoTime);
  }

  private void awaitMark(Site site) throws InterruptedException {
    var store = row(site).open(OUTLIVE, OUTLIVE, SLEEPER);
    while (store.read().all().stream()
        .map(TokenFamily::refreshStartedAt)
        .allMatch(Objects::isNull)) {
      Thread.sleep(20);
    }
  }

  @Test
  void threeProcessesWithTokensOfThreeSecondsSpendNoTokenTwice() {
    try (Site site = site(Duration.ofMillis(15), Duration.ofSeconds(3))) {
      List<TapProcess> runs = List.of(site.start(), site.start(), site.start());
      for (TapProcess run : runs) {
        assertEquals(0, run.exitCode(50), run.err());
      }

      assertTrue(site.traffic().refreshes() >= 2, "" + site.traffic().refreshes());
      assertEquals(0, site.traffic().spentRefreshTokens());
    }
  }

  @Test
  void aProcessThatIsKilledBeforePaycorGotItsCallCostsTheOthersAWait() throws Exception {
    try (Site site = site(Duration.ZERO, Duration.ofSeconds(3));
        Front silent = Front.silent()) {
      TapProcess victim = victim(site, silent);
      awaitMark(site);
      victim.killAfter(200);
      CompletableFuture<String> one = current(site);
      CompletableFuture<String> two = current(site);

      assertEquals(one.get(20, TimeUnit.SECONDS), two.get(20, TimeUnit.SECONDS));
      assertEquals(1, site.traffic().refreshes());
      assertEquals(0, site.traffic().spentRefreshTokens());
    }
  }

  /** The host is part of the row's identity, so that the silent one stands in as a proxy. */
  private static TapProcess victim(Site site, Front silent) {
    site.with("proxy", silent.baseUrl());
    TapProcess victim = site.start("--test=auth");
    site.with("proxy", null);
    return victim;
  }

  private CompletableFuture<String> current(Site site) {
    return CompletableFuture.supplyAsync(() -> worker(site).current());
  }

  @Test
  void aProcessThatIsKilledBeforeItSavedTheAnswerIsNamedAndOneWorkerSendsTheTokenOnceMore()
      throws Exception {
    try (Site site = site(Duration.ofMillis(1500), Duration.ofSeconds(3))) {
      TapProcess victim = site.start("--test=auth");
      awaitMark(site);
      victim.killAfter(500);
      while (site.traffic().refreshes() == 0) {
        Thread.sleep(20);
      }
      CompletableFuture<String> one = current(site);
      CompletableFuture<String> two = current(site);

      assertTrue(lost(one).contains("never finished: that run died"), lost(one));
      assertTrue(lost(two).contains("never finished: that run died"), lost(two));
      assertEquals(1, site.traffic().spentRefreshTokens());
    }
  }

  private static String lost(CompletableFuture<String> worker) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> worker.get(20, TimeUnit.SECONDS));
    assertTrue(failed.getCause() instanceof AuthenticationException, failed.toString());
    return String.valueOf(failed.getCause().getMessage());
  }

  @Test
  void aSignalEndsTheWaitForAnotherWorker() throws Exception {
    try (Site site = site(Duration.ZERO, Duration.ofSeconds(3));
        Front silent = Front.silent()) {
      TapProcess victim = victim(site, silent);
      awaitMark(site);
      victim.killAfter(200);
      TapProcess next = site.start();
      while (!next.err().contains("waiting for them")) {
        Thread.sleep(20);
      }
      long start = System.nanoTime();
      next.signal("TERM");

      assertEquals(143, next.exitCode(5), next.err());
      assertTrue(System.nanoTime() - start < 2_500_000_000L, next.err());
      assertTrue(next.lastLine().contains("STATE"), next.out());
      assertEquals(0, site.traffic().refreshes());
    }
  }
}
