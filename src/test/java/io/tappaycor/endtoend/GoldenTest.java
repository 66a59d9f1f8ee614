package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whole runs, byte for byte: what users' targets get changes only when somebody means it. To write
 * the files anew: {@code mvn test -Dtest=GoldenTest -Dgolden.write=true}, then read the difference.
 */
final class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path home;

  @Test
  void aFirstRunOnTheSandbox() throws IOException {
    check("first-run.jsonl", run());
  }

  @Test
  void aSecondRunGoesOnFromTheState() throws IOException {
    List<String> first = run().lines().toList();
    String state =
        first.get(first.size() - 1).replaceFirst("^\\{\"type\":\"STATE\",\"value\":", "");
    Path file = TapRun.file(home, "state.json", state.substring(0, state.length() - 1));

    check("second-run.jsonl", run("--state", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog.json"})
  void discovery(String name) throws IOException {
    check(name, TapRun.in(home).run("--discover").out());
  }

  private String run(String... more) {
    Path config = TapRun.file(home, "config.json", "{\"start_date\": \"2026-11-02\"}");
    Stream<Object> fixed =
        Stream.of("--sandbox", "--as-of", "2026-11-20", "--employees", "2", "--config", config);
    TapRun.Result result =
        TapRun.in(home).run(Stream.concat(fixed, Stream.of(more)).toArray(Object[]::new));
    assertEquals(0, result.code(), result.err());
    return result.out();
  }

  private static void check(String name, String actual) throws IOException {
    Path file = GOLDEN.resolve(name);
    List<String> lines = actual.lines().toList();
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.write(file, name.endsWith(".jsonl") ? byStream(lines) : lines);
    }
    List<String> golden = Files.readAllLines(file);
    if (!name.endsWith(".jsonl")) {
      assertEquals(golden, lines);
      return;
    }
    int last = byStream(golden).size() - 1;
    assertEquals(byStream(golden).subList(0, last), byStream(lines).subList(0, last));
    assertEquals(json(byStream(golden).get(last)), json(byStream(lines).get(last)));
  }

  private static JsonNode json(String line) {
    return Json.MAPPER.readTree(line);
  }

  /** Streams alternate as they like; the order within a stream and the last STATE are promised. */
  private static List<String> byStream(List<String> lines) {
    Map<String, List<String>> streams = new TreeMap<>();
    for (String line : lines) {
      String stream = json(line).path("stream").asString("");
      streams.computeIfAbsent(stream, any -> new ArrayList<>()).add(line);
    }
    List<String> states = Objects.requireNonNull(streams.remove(""));
    List<String> all = new ArrayList<>(streams.values().stream().flatMap(List::stream).toList());
    all.add(states.get(states.size() - 1));
    return all;
  }
}
