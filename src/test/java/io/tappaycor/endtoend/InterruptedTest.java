package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Runs whose reader goes away, and the next run from the last STATE that it had taken. */
final class InterruptedTest {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000, 60_000, 130_000, 200_000, 400_000})
  void resumingFromTheLastStateLosesNothing(int bytes) {
    try (Company company = Company.small(home)) {
      Set<List<JsonNode>> whole = rows(company.sync().messages());
      Cut cut = new Cut(bytes);
      TapRun.Result first = company.run(TapRun.in(home).writingTo(cut));
      assertEquals(6, first.code(), first.err());
      assertEquals(
          List.of(), first.err().lines().filter(each -> each.startsWith("ERROR")).toList());

      List<JsonNode> kept = cut.wholeLines();
      JsonNode state = Json.NODES.objectNode();
      for (JsonNode message : kept) {
        state = message.path("type").asString().equals("STATE") ? message.path("value") : state;
      }
      TapRun.Result second = company.syncFrom(state);

      assertEquals(0, second.code(), second.err());
      Set<List<JsonNode>> union = rows(kept);
      union.addAll(rows(second.messages()));
      assertEquals(whole, union);
      assertEquals(0, company.traffic().spentRefreshTokens());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10})
  void aFanOutGoesOnAfterItsLastWholeEmployee(int finished) {
    try (Company company = Company.small(home)) {
      Path catalog = company.catalog("pay_rates");
      List<String> ids = employees(company.sync("--catalog", catalog));
      String last = ids.get(finished);
      JsonNode state =
          Json.MAPPER.readTree(
              """
              {"currently_syncing": "pay_rates", "bookmarks": {"pay_rates": {"partitions": [
                {"context": {"legalEntityId": 501123}, "offset": {"employeeId": "%s"}}]}}}
              """
                  .formatted(last));
      TapRun.Result resumed = company.syncFrom(state, "--catalog", catalog);

      assertEquals(0, resumed.code(), resumed.err());
      assertEquals(ids.subList(finished + 1, ids.size()), employees(resumed));
      assertEquals(List.of("pay_rates"), resumed.schemas());
      assertTrue(
          resumed.lastState().at("/bookmarks/pay_rates/partitions/0/offset").isMissingNode(),
          "no offset is left");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01T00:00:00Z"})
  void anOffsetOfMoreThanADayAgoIsDropped(String time) {
    try (Company company = Company.small(home)) {
      Path catalog = company.catalog("pay_rates");
      List<String> ids = employees(company.sync("--catalog", catalog));
      JsonNode state =
          Json.MAPPER.readTree(
              """
              {"bookmarks": {"pay_rates": {"partitions": [{"context": {"legalEntityId": 501123},
                "offset": {"employeeId": "%s"}, "offset_time": "%s"}]}}}
              """
                  .formatted(ids.get(3), time));

      assertEquals(ids, employees(company.syncFrom(state, "--catalog", catalog)));
    }
  }

  private static List<String> employees(TapRun.Result result) {
    return result.records("pay_rates").stream()
        .map(each -> each.path("employeeId").asString())
        .distinct()
        .toList();
  }

  /** Every record as a target would have it: its stream and its whole content. */
  private static Set<List<JsonNode>> rows(List<JsonNode> messages) {
    Set<List<JsonNode>> rows = new HashSet<>();
    for (JsonNode message : messages) {
      if (message.path("type").asString().equals("RECORD")) {
        rows.add(List.of(message.path("stream"), message.path("record")));
      }
    }
    return rows;
  }

  /** A pipe whose reader goes away after so many bytes. */
  private static final class Cut extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int limit;

    Cut(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(int value) throws IOException {
      if (taken.size() >= limit) {
        throw new IOException("Broken pipe");
      }
      taken.write(value);
    }

    List<JsonNode> wholeLines() {
      String text = taken.toString(StandardCharsets.UTF_8);
      List<JsonNode> messages = new ArrayList<>();
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .forEach(line -> messages.add(Json.MAPPER.readTree(line)));
      return messages;
    }
  }
}
