package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Ids that would lead elsewhere, and settings that would add headers. */
final class StrangeIdsTest {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../legalentities/1/x",
        "a/../b",
        "a?include=All",
        "a#b",
        "a;b=c",
        "%2f..%2f",
        "%2e%2e",
        "..%2f",
        "a\\b",
        "//elsewhere.example/x",
        "@elsewhere.example",
        ".",
        "..",
        "",
        " ",
        "a b",
        "a\r\nX-Injected: 1",
        "a\u0000b",
        "\u2024\u2024/",
        "{employeeId}"
      })
  void anIdNeverLeadsToAnotherPath(String id) {
    String page =
        Json.NODES
            .objectNode()
            .set("records", Json.NODES.arrayNode().add(Json.NODES.objectNode().put("id", id)))
            .toString();
    try (Front front =
        Front.reading((line, out) -> Front.body(out, isList(line) ? page : "{\"records\": []}"))) {
      TapRun.Result result = run(front.config(home));

      assertTrue(List.of(0, 5).contains(result.code()), result.err());
      assertFalse(result.err().contains("defect"), result.err());
      List<String> calls = front.reads().stream().filter(line -> !isList(line)).toList();
      for (String line : calls) {
        assertTrue(line.matches("GET /v1/employees/[^/?#;\\\\ @:{}]+/payrates HTTP/1.1"), line);
        assertFalse(line.matches("GET /v1/employees/(\\.|%2[eE]){1,2}/payrates .*"), line);
      }
      assertTrue(isList(front.reads().get(0)), front.reads().get(0));
      assertEquals(result.code() == 0 ? 1 : 0, calls.size());
    }
  }

  private static boolean isList(String line) {
    return line.matches("GET /v2/legalentities/1/employees[ ?].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_id",
        "client_secret",
        "subscription_key",
        "refresh_token",
        "user_agent",
        "api_base_url",
        "scope",
        "redirect_uri",
        "time_zone",
        "start_date",
        "legal_entity_id"
      })
  void aLineBreakInASettingIsRefusedBeforeAnythingIsSent(String key) {
    try (Front front = Front.reading((line, out) -> Front.body(out, "{\"records\": []}"))) {
      ObjectNode config = front.config(home);
      config.put(key, config.path(key).asString("x") + "\r\nX-Injected: 1");
      TapRun.Result result = run(config);

      assertEquals(2, result.code(), result.err());
      assertTrue(result.err().contains(key), result.err());
      assertFalse(result.err().contains("X-Injected"), result.err());
      assertEquals(List.of(), front.requests());
    }
  }

  private TapRun.Result run(ObjectNode config) {
    return TapRun.in(home)
        .run(
            "--config",
            TapRun.file(home, "config.json", config),
            "--catalog",
            Catalog.selecting(home, "pay_rates"));
  }
}
