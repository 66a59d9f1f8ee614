package io.tappaycor.badinput;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States and catalogs that are JSON objects, and yet make no sense. */
final class BadStatesAndCatalogsTest {

  @TempDir private Path home;
  private Path config;

  @BeforeEach
  void writeConfig() {
    config = TapRun.file(home, "config.json", Refusal.config());
  }

  private void refused(String role, String content, String... named) {
    Path file = TapRun.file(home, role + ".json", content);
    TapRun.Result result = TapRun.in(home).run("--config", config, "--" + role, file);
    Refusal.of(result, (Object[]) named);
    Refusal.of(result, file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2026-02-30",
        "s3cr3t"
      })
  void aBookmarkThatNobodyMeansIsNamed(String date) {
    refused(
        "state",
        "{\"bookmarks\": {\"time_card_punches\": {\"replication_key_value\": \"" + date + "\"}}}",
        "at bookmarks.time_card_punches.replication_key_value where it needs a date",
        "give the last STATE that the target wrote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"streams\": {}} | an object at streams where it needs an array",
        "{\"streams\": [\"s3cr3t\"]} | a text at streams[0] where it needs an object",
        "{\"streams\": [{\"stream\": 1}]} | a number at streams[0].tap_stream_id",
        "{\"streams\": [{\"stream\": \"x\", \"schema\": []}]} | streams[0].schema",
        "{\"streams\": [{\"stream\": \"x\", \"metadata\": {}}]} | streams[0].metadata",
        "{\"streams\": [{\"stream\": \"x\"}, {\"stream\": \"x\"}]} | twice: remove one",
      })
  void aCatalogOfAnotherShapeIsNamed(String catalog, String named) {
    refused("catalog", catalog, named);
  }

  @Test
  void referencesThatMultiplyEndBeforeTheMemoryDoes() {
    StringBuilder definitions = new StringBuilder();
    for (int index = 0; index < 18; index++) {
      String next = "{\"$ref\": \"#/definitions/d" + (index + 1) + "\"}";
      definitions.append(
          "\"d%d\": {\"properties\": {\"a\": %s, \"b\": %s}},".formatted(index, next, next));
    }
    refused(
        "catalog",
        """
        {"streams": [{"stream": "employees", "schema": {"properties":
         {"x": {"$ref": "#/definitions/d0"}}, "definitions": {%s "d18": {"type": "string"}}}}]}
        """
            .formatted(definitions),
        "streams[0].schema",
        "write fewer fields");
  }
}
