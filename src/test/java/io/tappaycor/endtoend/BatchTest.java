package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** With {@code batch_config}, records are in files that BATCH messages name. */
final class BatchTest {

  @TempDir Path home;

  private Path root() {
    return home.resolve("batch files");
  }

  private ObjectNode batches(String compression) {
    ObjectNode config = Json.NODES.objectNode();
    config.putObject("encoding").put("format", "jsonl").put("compression", compression);
    config.putObject("storage").put("root", root().toUri().toString()).put("prefix", "paycor-");
    return config;
  }

  private static List<JsonNode> records(JsonNode batch) {
    List<JsonNode> records = new ArrayList<>();
    boolean gzip = batch.at("/encoding/compression").asString().equals("gzip");
    for (JsonNode file : batch.path("manifest")) {
      try (InputStream bytes = Files.newInputStream(Path.of(URI.create(file.asString())));
          InputStream text = gzip ? new GZIPInputStream(bytes) : bytes) {
        new String(text.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> records.add(Json.MAPPER.readTree(line)));
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return records;
  }

  private static Map<String, List<JsonNode>> written(TapRun.Result run) {
    Map<String, List<JsonNode>> streams = new TreeMap<>();
    for (JsonNode message : run.messages()) {
      List<JsonNode> records =
          switch (message.path("type").asString()) {
            case "RECORD" -> List.of(message.path("record"));
            case "BATCH" -> records(message);
            default -> List.of();
          };
      streams
          .computeIfAbsent(message.path("stream").asString(""), any -> new ArrayList<>())
          .addAll(records);
    }
    return streams;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(root())) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "none"})
  void filesHaveTheSameRecordsInTheSameOrder(String compression) throws IOException {
    try (Company company = Company.small(home)) {
      TapRun.Result plain = company.sync();
      TapRun.Result batched = company.with("batch_config", batches(compression)).sync();

      assertEquals(0, batched.code(), batched.err());
      assertEquals(written(plain), written(batched));
      assertFalse(batched.out().contains("\"type\":\"RECORD\""));
      assertEquals(Set.copyOf(plain.schemas()), Set.copyOf(batched.schemas()));
    }
    for (Path file : files()) {
      assertTrue(
          file.getFileName()
              .toString()
              .matches("paycor-[0-9a-f]{8}-[a-z_]+-\\d{5}\\.jsonl(\\.gz)?"),
          file.toString());
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void theSecondRunGoesOnFromTheState() {
    try (Company company = Company.small(home)) {
      company.with("batch_config", batches("gzip"));
      TapRun.Result first = company.sync("--select", "time_card_punches");
      Path state = TapRun.file(home, "state.json", first.lastState());
      TapRun.Result second = company.sync("--select", "time_card_punches", "--state", state);

      int before = written(first).get("time_card_punches").size();
      int after = written(second).get("time_card_punches").size();
      assertTrue(after > 0 && after < before / 2, after + " of " + before);
    }
  }

  /** A target that stops at any line has whole files of all that the states before it cover. */
  @Test
  void eachStateComesAfterTheFilesThatItCovers() {
    try (Company company = Company.small(home)) {
      company.with("batch_config", batches("gzip"));
      String[] choice = {"--select", "time_card_punches", "--select", "paystubs"};
      List<JsonNode> messages = company.sync((Object[]) choice).messages();
      Map<String, Integer> wanted = new TreeMap<>();
      written(company.sync((Object[]) choice))
          .forEach((stream, all) -> wanted.put(stream, all.size()));

      Map<String, Integer> seen = new TreeMap<>();
      for (JsonNode message : messages) {
        String stream = message.path("stream").asString("");
        if (message.path("type").asString().equals("BATCH")) {
          seen.merge(stream, records(message).size(), Integer::sum);
        }
        message
            .at("/value/bookmarks")
            .properties()
            .forEach(
                each -> {
                  if (each.getValue().at("/partitions/0").has("completed")) {
                    assertEquals(wanted.get(each.getKey()), seen.get(each.getKey()));
                  }
                });
      }
      assertEquals(2, seen.size(), seen.toString());
    }
  }

  @Test
  void aSchemaThatGrowsComesAfterTheFileOfTheRecordsBefore() {
    try (Company company =
        Company.of(home, companies -> companies, server -> server.withDrift(true))) {
      List<JsonNode> messages =
          company
              .with("batch_config", batches("gzip"))
              .with("schema_drift", "keep")
              .sync("--select", "employees")
              .messages();
      JsonNode schema = Json.NODES.objectNode();
      int schemas = 0;
      for (JsonNode message : messages) {
        if (message.path("type").asString().equals("SCHEMA")) {
          schema = message.path("schema").path("properties");
          schemas++;
        } else if (message.path("type").asString().equals("BATCH")) {
          for (JsonNode record : records(message)) {
            for (String field : record.propertyNames()) {
              assertTrue(schema.has(field), field);
            }
          }
        }
      }
      assertTrue(schemas > 1, "the schema did not grow");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'encoding':{'format':'parquet'},'storage':{'root':'file:///x'}}|use the format jsonl",
        "{'encoding':{'format':'jsonl','compression':'zstd'},'storage':{'root':'file:///x'}}|gzip or none",
        "{'encoding':{'format':'jsonl'},'storage':{'root':'s3://bucket'}}|file:///an/absolute",
        "{'encoding':{'format':'jsonl'},'storage':{'root':'file://host/x'}}|file:///an/absolute",
        "{'encoding':{'format':'jsonl'},'storage':{'root':'file:///%zz'}}|file:///an/absolute",
        "{'encoding':{'format':'jsonl'},'storage':{}}|file:///an/absolute",
        "{'encoding':{'format':'jsonl'},'storage':{'root':'file:///x','prefix':'a/../b'}}|prefix",
        "{'encoding':{'format':'jsonl'}}|file:///an/absolute",
        "{'encoding':{'format':'jsonl'},'storage':{'root':'file:///x'},'size':5}|needs to be",
      })
  void aConfigThatCannotBeMetIsRefused(String config, String remedy) {
    try (Company company = Company.small(home)) {
      TapRun.Result run =
          company.with("batch_config", Json.MAPPER.readTree(config.replace('\'', '"'))).sync();

      assertEquals(2, run.code());
      assertTrue(run.err().contains("batch_config") && run.err().contains(remedy), run.err());
      assertEquals("", run.out());
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefusedBeforeAnythingIsRead() {
    TapRun.file(home, "batch files", "a file is in the way");
    try (Company company = Company.small(home)) {
      TapRun.Result run = company.with("batch_config", batches("gzip")).sync();

      assertEquals(2, run.code());
      assertTrue(run.err().contains("of batch_config cannot be made"), run.err());
      assertEquals(0, company.traffic().calls());
    }
  }

  @Test
  void versionsAndFilesExcludeEachOther() {
    try (Company company = Company.small(home)) {
      TapRun.Result run =
          company
              .with("batch_config", batches("gzip"))
              .with("emit_activate_version_messages", true)
              .sync();

      assertEquals(2, run.code());
      assertTrue(run.err().contains("exclude each other"), run.err());
    }
  }
}
