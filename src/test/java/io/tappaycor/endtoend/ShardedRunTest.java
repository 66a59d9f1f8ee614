package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tap-paycor run --shard}: several runs share the legal entities of one activation. */
final class ShardedRunTest {

  private static final String TARGET =
      "tee \"$1\" | grep '^{\"type\":\"STATE\"' | sed 's/^{\"type\":\"STATE\",\"value\"://; s/}$//'";
  private static final int ENTITIES = 6;

  /**
   * The last three are read for the login as a whole, and filtered by legal entities in three ways.
   */
  private static final List<String> STREAMS =
      List.of(
          "employees",
          "paystubs",
          "pay_rates",
          "report_rows",
          "activated_legal_entities",
          "tenant_persons",
          "tenant_employees");

  @TempDir Path home;

  private final String pipeline = "test-" + UUID.randomUUID();

  private String state() {
    return TestDatabase.orSkip().url() + "#" + pipeline;
  }

  private TapRun.Result run(String name, Object state, Object... more) {
    List<Object> words = new ArrayList<>(List.of("run", "--sandbox", "--employees", 3));
    IntStream.rangeClosed(1, ENTITIES)
        .forEach(id -> words.addAll(List.of("--legal-entity", 1000 + id)));
    for (String stream : STREAMS) {
      words.addAll(List.of("--select", stream));
    }
    words.addAll(List.of("--state", state));
    words.addAll(Arrays.asList(more));
    Path script = TapRun.file(home, name + ".sh", TARGET);
    words.addAll(List.of("--", "sh", script, home.resolve(name + "-{shard}")));
    return TapRun.in(home).run(words.toArray());
  }

  private void shards(String name, int count) throws Exception {
    List<CompletableFuture<TapRun.Result>> runs =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    CompletableFuture.supplyAsync(
                        () -> run(name, state(), "--shard", index + "/" + count)))
            .toList();
    for (CompletableFuture<TapRun.Result> run : runs) {
      assertEquals(0, run.get().code(), run.get().err());
    }
  }

  private List<String> records(String name) throws IOException {
    List<String> records = new ArrayList<>();
    try (var files = Files.newDirectoryStream(home, name + "-*")) {
      for (Path file : files) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("{\"type\":\"RECORD\""))
            .map(line -> line.replaceAll(",\"time_extracted\":\"[^\"]*\"", ""))
            .forEach(records::add);
      }
    }
    return records;
  }

  @Test
  void theShardsTogetherReadEverythingOnceAndAnotherNumberGoesOn() throws Exception {
    shards("three", 3);
    List<String> three = records("three");
    shards("two", 2);
    TapRun.Result whole = run("whole", state());
    assertEquals(0, whole.code(), whole.err());
    TapRun.Result fresh = run("fresh", home.resolve("state.json"));
    assertEquals(0, fresh.code(), fresh.err());

    Set<String> distinct = new TreeSet<>(three);
    assertEquals(three.size(), distinct.size(), "a record came from two shards");
    Set<String> everything = new TreeSet<>(records("fresh"));
    assertTrue(everything.equals(distinct), everything.size() + " records, not " + distinct.size());
    assertTrue(records("two").size() < three.size(), "what three shards had read was read again");
    assertTrue(records("whole").size() < three.size(), "what shards had read was read again");
  }

  @Test
  void theEngineSaysWhichShardItIs() throws IOException {
    TapRun.Result run =
        TapRun.in(home)
            .with("SLURM_ARRAY_TASK_ID", "1")
            .run(
                "run",
                "--sandbox",
                "--shard",
                "auto/2",
                "--select",
                "activated_legal_entities",
                "--state",
                state(),
                "--summary-file",
                home.resolve("summary-{shard}.json"),
                "--",
                "cat");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(home.resolve("summary-1.json")), run.err());
    assertTrue(run.err().contains("shard 1/2"), run.err());
    assertFalse(run.err().contains("tenants  "), "what belongs to no entity is the first shard's");
  }

  @Test
  void oneShardOfOneHasANumberToo() throws IOException {
    TapRun.Result run = run("one", state(), "--shard", "0/1");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(home.resolve("one-0")), run.err());
    TapRun.Result without = run("none", state());
    assertEquals(0, without.code(), without.err());
    assertTrue(Files.exists(home.resolve("none-{shard}")), without.err());
  }

  @Test
  void oneShardOfOneNamesItsMetrics() {
    String metrics = home.resolve("m-{shard}.prom").toString();
    Path config = TapRun.file(home, "m.json", "{\"metrics_file\": \"%s\"}".formatted(metrics));
    TapRun.Result run = run("one", state(), "--config", config, "--shard", "0/1");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(home.resolve("m-0.prom")), run.err());
  }

  @Test
  void whatAShardHasNothingToReadForIsSaid() {
    List<Object> words = new ArrayList<>(List.of("run", "--sandbox", "--shard", "1/2"));
    IntStream.rangeClosed(1, ENTITIES)
        .forEach(id -> words.addAll(List.of("--legal-entity", 1000 + id)));
    words.addAll(List.of("--select", "activated_legal_entities", "--state", state(), "--", "cat"));
    TapRun.Result run = TapRun.in(home).run(words.toArray());

    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("shard 1/2 has nothing to read"), run.err());
    assertFalse(run.err().contains("has no legal entity:"), run.err());
  }

  @Test
  void aShardWithoutLegalEntitiesDoesNotSayWhatIsPermitted() {
    long other =
        LongStream.iterate(1001, id -> id + 1)
            .filter(id -> new Shard(1, 2).has(new LegalEntityId(id)))
            .findFirst()
            .orElseThrow();
    TapRun.Result run =
        TapRun.in(home)
            .run(
                "run",
                "--sandbox",
                "--legal-entity",
                other,
                "--refuse",
                "View Tenant Information",
                "--select",
                "employees",
                "--select",
                "tenants",
                "--shard",
                "0/2",
                "--state",
                state(),
                "--",
                "cat");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("View Tenant Information"), run.err());
    assertTrue(run.err().contains("1 streams, 0 legal entities, "), run.err());
  }

  @Test
  void aPipelineForEachShardIsRefused() {
    TapRun.Result run = run("each", state() + "-{shard}", "--shard", "1/2");

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("--state"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2/2", "0/0", "1", "a/2", "-1/2", "0/1001", "99999999999/2", "auto/2", ""})
  void whatIsNoShardIsRefused(String shard) {
    TapRun.Result run =
        TapRun.in(home)
            .run(
                "run",
                "--sandbox",
                "--shard",
                shard,
                "--state",
                "jdbc:postgresql://h/d#p",
                "--",
                "cat");

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("shard"), run.err());
  }

  @Test
  void whatShardsNeedIsNamedAtOnce() {
    Path config =
        TapRun.file(
            home,
            "config.json",
            """
            {"client_id": "a", "client_secret": "b", "subscription_key": "c",
             "legal_entity_id": "all", "metrics_file": "m.prom",
             "emit_activate_version_messages": true}
            """);
    TapRun.Result run =
        TapRun.in(home)
            .run(
                "run",
                "--config",
                config,
                "--shard",
                "0/2",
                "--state",
                "jdbc:postgresql://h/d#p",
                "--",
                "cat");

    assertEquals(2, run.code(), run.err());
    for (String named :
        List.of("emit_activate_version_messages", "token_store", "shared_pace", "metrics_file")) {
      assertTrue(run.err().contains(named), named + " in " + run.err());
    }
  }

  @Test
  void aStateFileIsNotShared() {
    TapRun.Result run =
        TapRun.in(home)
            .run("run", "--sandbox", "--shard", "0/2", "--state", home.resolve("s"), "--", "cat");

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("jdbc:postgresql://HOST/DATABASE#PIPELINE"), run.err());
  }

  @Test
  void tenantAndShardCannotBothBeTheIndex() {
    Path tenants = TapRun.file(home, "tenants.json", "[{\"name\": \"north\"}]");
    TapRun.Result run =
        TapRun.in(home)
            .with("SLURM_ARRAY_TASK_ID", "0")
            .run(
                "run",
                "--tenants",
                tenants,
                "--tenant",
                "auto",
                "--shard",
                "auto/2",
                "--state",
                "jdbc:postgresql://h/d#p",
                "--",
                "cat");

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("would take the same index"), run.err());
  }
}
