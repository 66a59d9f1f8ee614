package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes killed at random moments: what a target kept, and the runs after, make a whole. */
final class KillTest {

  private static final int KILLED = 137;
  private static final int KILLS = 5;

  /** Milliseconds that a process takes before its first call, more or less. */
  private static final int START = 500;

  @TempDir Path home;

  @Test
  void sixKillsLoseNoRecordAndNoToken() {
    Site site = site(200, 20_261_124);
    prove(site, site.catalog("employees", "pay_rates", "paystubs", "time_card_punches"), 6, 7);
  }

  /** Any streams of any company, killed anywhere. */
  @Test
  @EnabledIfSystemProperty(named = "reliability.kills", matches = "\\d+")
  void manyKillsLoseNoRecordAndNoToken() {
    Random random = new Random();
    for (int left = Integer.getInteger("reliability.kills"); left > 0; left -= KILLS) {
      Site site = site(1 + random.nextInt(200), random.nextLong());
      prove(site, site.catalog(anyStreams(random)), KILLS, random.nextLong());
    }
  }

  private static String[] anyStreams(Random random) {
    List<String> names =
        new ArrayList<>(StreamTable.ALL.stream().map(each -> each.name()).toList());
    Collections.shuffle(names, random);
    return names.subList(0, 1 + random.nextInt(12)).toArray(String[]::new);
  }

  private Site site(int employees, long seed) {
    return Site.of(
        home,
        company ->
            company
                .withEmployees(employees)
                .withSeed(seed)
                .withHistoryDays(100)
                .withLegalEntities(seed % 2 == 0 ? List.of(501123) : List.of(501123, 501124)),
        server -> server.withPageSize(20).withLatency(Duration.ofMillis(15)));
  }

  /** What was written after the last STATE is lost, as if the target had not stored it yet. */
  private void prove(Site served, Path catalog, int kills, long seed) {
    String which = "kill seed " + seed + ", streams of " + catalog;
    Random random = new Random(seed);
    try (Site site = served) {
      long start = System.nanoTime();
      Set<List<JsonNode>> whole = Kept.of(site.sync("--catalog", catalog).out()).rows();
      int took = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
      Kept kept = new Kept();
      int killed = 0;
      int passes = 0;
      while (killed < kills || passes == 0) {
        TapProcess run = resumed(site, kept, catalog);
        int code = killed < kills ? run.killAfter(START + random.nextInt(took)) : run.exitCode(60);
        kept.takeUpToTheLastState(run.out());
        if (code == KILLED) {
          killed++;
        } else {
          assertEquals(0, code, which + run.err());
          assertEquals(whole, kept.rows(), which);
          passes++;
          kept = new Kept();
        }
      }
      assertEquals(0, site.traffic().spentRefreshTokens(), which);
      Figures.say("kills survived: %d, passes completed: %d", killed, passes);
    }
  }

  private TapProcess resumed(Site site, Kept kept, Path catalog) {
    Path state = TapRun.file(home, "state.json", kept.state());
    return site.start("--catalog", catalog, "--state", state);
  }

  /** The call is on its way long before the kill, also on a busy machine, and ends long after. */
  @Test
  @Timeout(60)
  void aKillInTheMiddleOfARefreshIsExplained() throws InterruptedException {
    try (Site slow =
        Site.of(home, company -> company, server -> server.withLatency(Duration.ofSeconds(4)))) {
      TapProcess killed = slow.start();
      while (slow.stored().isEmpty()) {
        Thread.sleep(20);
      }
      assertEquals(KILLED, killed.killAfter(2000));
      while (slow.traffic().refreshes() == 0) {
        Thread.sleep(20);
      }
      TapProcess next = slow.start();

      assertEquals(3, next.exitCode(20));
      assertTrue(next.err().contains("never finished: that run died"), next.err());
      assertTrue(next.err().contains("Run `tap-paycor login`"), next.err());
    }
  }
}
