package io.tappaycor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A state that is cut by legal entity is the same state when it is put together again. */
final class StatePartsTest {

  private static SyncState state(String json) {
    return new SyncState((ObjectNode) Json.MAPPER.readTree(json));
  }

  private static SyncState composed(SortedMap<Long, String> parts) {
    return StateReader.ofParts("north", parts, Map.of());
  }

  private static void assertExact(String json) {
    SyncState whole = state(json);

    assertEquals(
        whole.toJson().toString(), composed(StateParts.split(whole)).toJson().toString(), json);
  }

  static Stream<String> golden() throws IOException {
    List<String> states = new ArrayList<>();
    for (String name : List.of("first-run.jsonl", "second-run.jsonl")) {
      for (String line : Files.readAllLines(Path.of("src", "test", "resources", "golden", name))) {
        if (line.startsWith("{\"type\":\"STATE\"")) {
          states.add(Json.MAPPER.readTree(line).path("value").toString());
        }
      }
    }
    assertFalse(states.isEmpty());
    return states.stream();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void statesOfRunsAreExact(String json) {
    assertExact(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"bookmarks\":{}}",
        "{\"bookmarks\":{\"x\":{\"partitions\":[]},\"y\":{}},\"pass\":{\"began\":\"2026-11-24T00:00:00Z\"}}",
        "{\"positions\":1,\"bookmarks\":{\"foreign\":[1],\"x\":{\"partitions\":[3,{\"context\":{\"legalEntityId\":7}},null,{\"context\":{}}],\"after\":1.50}}}",
        "{\"bookmarks\":{\"x\":{\"partitions\":[{\"context\":{\"legalEntityId\":\"7\"}},{\"context\":{\"legalEntityId\":-7}},{\"context\":{\"legalEntityId\":99999999999999999999}},{\"context\":{\"legalEntityId\":7}}]}},\"currently_syncing\":\"x\"}"
      })
  void unusualStatesAreExact(String json) {
    assertExact(json);
  }

  @Test
  void randomStatesAreExact() {
    for (int seed = 0; seed < 2_000; seed++) {
      assertExact(random(new Random(seed)).toString());
    }
  }

  private static ObjectNode random(Random random) {
    ObjectNode root = Json.NODES.objectNode();
    List<String> keys = new ArrayList<>(List.of("pass", "bookmarks", "currently_syncing", "own"));
    Collections.shuffle(keys, random);
    for (String key : keys) {
      switch (key) {
        case "pass" -> root.putObject(key).put("began", "2026-11-24T00:00:00Z");
        case "bookmarks" -> bookmarks(root.putObject(key), random);
        default -> root.put(key, "text \u00e4 \u2028 " + random.nextInt());
      }
    }
    return root;
  }

  private static void bookmarks(ObjectNode bookmarks, Random random) {
    for (int stream = random.nextInt(4); stream > 0; stream--) {
      ObjectNode bookmark = bookmarks.putObject("stream_" + random.nextInt(9));
      if (random.nextBoolean()) {
        bookmark.put("replication_key_value", "2026-11-24");
      }
      ArrayNode partitions = bookmark.putArray("partitions");
      for (int count = random.nextInt(5); count > 0; count--) {
        ObjectNode partition = partitions.addObject();
        ObjectNode context = partition.putObject("context");
        if (random.nextInt(4) > 0) {
          context.put("legalEntityId", 500 + random.nextInt(4));
        }
        partition.put("rows", random.nextLong()).put("share", random.nextDouble());
      }
      bookmark.put("left", random.nextInt());
    }
  }

  @Test
  void aChangeOfOneLegalEntityIsAChangeOfOnePart() {
    SortedMap<Long, String> before = StateParts.split(state(two("a", "b")));
    SortedMap<Long, String> after = StateParts.split(state(two("a", "c")));

    assertEquals(Set.of(0L, 1L, 2L), before.keySet());
    before.entrySet().removeAll(after.entrySet());
    assertEquals(Set.of(2L), before.keySet());
  }

  private static String two(String first, String second) {
    return """
        {"bookmarks":{"rates":{"partitions":[
          {"context":{"legalEntityId":2},"digest":"%s"},
          {"context":{"legalEntityId":1},"digest":"%s"}]}}}"""
        .formatted(second, first);
  }

  @Test
  void partsOfSeveralRunsComposeWhateverTheirPositions() {
    SortedMap<Long, String> parts = new TreeMap<>();
    for (long entity : List.of(1L, 2L)) {
      String json =
          "{\"bookmarks\":{\"rates\":{\"partitions\":[{\"context\":{\"legalEntityId\":%d}}]}}}"
              .formatted(entity);
      parts.put(entity, StateParts.split(state(json)).get(entity));
    }

    assertEquals(2, composed(parts).entries().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"state\":",
        "[]",
        "{\"state\":1}",
        "{\"state\":{\"bookmarks\":3}}",
        "{\"state\":{\"bookmarks\":{\"rates\":{\"partitions\":[1]}}}}"
      })
  void aPartThatIsNoneNamesThePipeline(String text) {
    SortedMap<Long, String> parts = new TreeMap<>(Map.of(0L, text));
    UsageException refused =
        assertThrows(
            UsageException.class, () -> StateReader.ofParts("north", parts, Map.of("rates", "")));

    assertTrue(String.valueOf(refused.getMessage()).contains("pipeline north"));
  }
}
