package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several processes on one token store: one refresh at a time, and nobody is left behind. */
final class RaceTest {

  @TempDir Path home;

  @Test
  void threeProcessesWithTokensOfThreeSecondsSpendNoTokenTwice() {
    try (Site site =
        Site.of(
            home,
            company -> company.withEmployees(40).withHistoryDays(200),
            server ->
                server
                    .withLatency(Duration.ofMillis(15))
                    .withAccessTokenLifetime(Duration.ofSeconds(3)))) {
      List<TapProcess> runs = List.of(site.start(), site.start(), site.start());
      List<Set<List<JsonNode>>> rows = new ArrayList<>();
      for (TapProcess run : runs) {
        assertEquals(0, run.exitCode(60), run.err());
        rows.add(Kept.of(run.out()).rows());
      }

      assertEquals(rows.get(0), rows.get(1));
      assertEquals(rows.get(0), rows.get(2));
      int refreshes = site.traffic().refreshes();
      assertTrue(refreshes >= 2, "refreshed while they ran: " + refreshes);
      assertEquals(0, site.traffic().spentRefreshTokens());
      Figures.say("processes raced: 3, refreshes: %d, spent tokens sent: 0", refreshes);
    }
  }

  @Test
  void aProcessThatIsKilledWithTheLockHoldsUpNobody() throws InterruptedException {
    try (Site site = Site.of(home, company -> company, server -> server.withRefreshToken("first"));
        Front silent = Front.silent()) {
      Path catalog = site.catalog("departments");
      site.with("api_base_url", silent.baseUrl());
      TapProcess holder = site.start("--catalog", catalog);
      while (site.stored().isEmpty()) {
        Thread.sleep(20);
      }
      holder.killAfter(100);
      site.with("api_base_url", site.baseUrl());
      long start = System.nanoTime();
      TapProcess next = site.start("--catalog", catalog);

      assertEquals(0, next.exitCode(20), next.err());
      assertTrue(System.nanoTime() - start < 8_000_000_000L, "no wait for a lock of the dead");
      assertEquals(0, site.traffic().spentRefreshTokens());
    }
  }
}
