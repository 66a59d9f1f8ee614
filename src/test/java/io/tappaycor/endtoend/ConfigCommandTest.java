package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {

  private static final String CONFIG =
      """
      {"client_id": "c1", "client_secret": "s3cr3t-1", "subscription_key": "s3cr3t-2",
       "legal_entity_id": 501123, "lookback_days": 7%s}""";

  @TempDir Path home;

  private TapRun.Result check(String more, Object... words) {
    Path file = TapRun.file(home, "config.json", CONFIG.formatted(more));
    Object[] all = {"config", "check", "--config", file, "--config", "ENV"};
    return TapRun.in(home)
        .with("TAP_PAYCOR_MAX_CONCURRENCY", "4")
        .run(
            java.util.stream.Stream.concat(
                    java.util.Arrays.stream(all), java.util.Arrays.stream(words))
                .toArray());
  }

  @Test
  void everySettingIsShownWithItsSourceAndNoSecret() {
    TapRun.Result result = check("");

    assertEquals(0, result.code(), result.err());
    assertFalse(result.out().contains("s3cr3t"), result.out());
    assertTrue(
        result
            .out()
            .lines()
            .anyMatch(line -> line.matches("client_secret +\\S+config.json +\\(secret\\)")),
        result.out());
    assertTrue(
        result.out().lines().anyMatch(line -> line.matches("lookback_days +\\S+config.json +7")));
    assertTrue(
        result
            .out()
            .lines()
            .anyMatch(
                line ->
                    line.matches(
                        "max_concurrency +the environment variable TAP_PAYCOR_MAX_CONCURRENCY +4")));
    assertTrue(
        result.out().lines().anyMatch(line -> line.matches("requests_per_minute +default +950")));
    assertTrue(result.out().endsWith("The config is valid; 21 streams are selected\n"));
  }

  @Test
  void whatIsWrongIsSaidAfterTheTable() {
    TapRun.Result result = check(", \"time_zone\": \"Mars\", \"select\": \"nobody\"");

    assertEquals(2, result.code());
    assertTrue(result.err().contains("time_zone in "), result.err());
  }

  @Test
  void patternsAndRulesAreCheckedToo() {
    assertEquals(2, check(", \"select\": \"nobody\"").code());
    assertEquals(2, check(", \"hash_fields\": \"*.lastName\"").code());
    assertEquals(2, TapRun.in(home).run("config", "check").code());
  }
}
