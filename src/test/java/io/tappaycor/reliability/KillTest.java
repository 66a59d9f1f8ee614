package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes killed at random moments: what a target kept, and the runs after, make a whole. */
final class KillTest {

  private static final int KILLED = 137;

  @TempDir Path home;

  private Site served() {
    return Site.of(
        home,
        company -> company.withEmployees(60).withHistoryDays(200),
        server -> server.withPageSize(20).withLatency(Duration.ofMillis(15)));
  }

  @Test
  void sixKillsLoseNoRecordAndNoToken() {
    prove(6, new Random(20_261_124));
  }

  @Test
  @EnabledIfSystemProperty(named = "reliability.kills", matches = "\\d+")
  void manyKillsLoseNoRecordAndNoToken() {
    prove(Integer.getInteger("reliability.kills"), new Random());
  }

  private void prove(int kills, Random random) {
    try (Site site = served()) {
      Set<List<JsonNode>> whole = Kept.of(site.sync().out()).rows();
      Kept kept = new Kept();
      int killed = 0;
      int passes = 0;
      while (killed < kills || passes == 0) {
        TapProcess run = resumed(site, kept);
        int code = killed < kills ? run.killAfter(500 + random.nextInt(2500)) : run.exitCode(60);
        kept.take(run.out());
        if (code == KILLED) {
          killed++;
        } else {
          assertEquals(0, code, run.err());
          assertEquals(whole, kept.rows());
          passes++;
          kept = new Kept();
        }
      }
      assertEquals(0, site.traffic().spentRefreshTokens());
      Figures.say("kills survived: %d, passes completed: %d", killed, passes);
    }
  }

  private TapProcess resumed(Site site, Kept kept) {
    return site.start("--state", TapRun.file(home, "state.json", kept.state()));
  }

  @Test
  void aKillInTheMiddleOfARefreshIsExplained() throws InterruptedException {
    try (Site slow =
        Site.of(home, company -> company, server -> server.withLatency(Duration.ofSeconds(2)))) {
      TapProcess killed = slow.start();
      while (slow.stored().isEmpty()) {
        Thread.sleep(20);
      }
      assertEquals(KILLED, killed.killAfter(100));
      while (slow.traffic().refreshes() == 0) {
        Thread.sleep(20);
      }
      TapProcess next = slow.start();

      assertEquals(3, next.exitCode(20));
      assertTrue(next.err().contains("never ended: that run died"), next.err());
      assertTrue(next.err().contains("Run `tap-paycor login`"), next.err());
    }
  }
}
