package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code run --tenants}: one customer of many, with its own keys, tokens, state and target. */
final class TenantRunTest {

  @TempDir Path home;
  private Sandbox sandbox;
  private ObjectNode tenants;

  @BeforeEach
  void serve() throws IOException {
    CompanySettings companies =
        CompanySettings.defaults(LocalDate.now(ZoneOffset.UTC)).withEmployees(2);
    sandbox = Sandbox.startFleet(companies, ServerSettings.defaults(), 3);
    tenants = sandbox.tenants();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Path tenants() {
    return TapRun.file(home, "tenants.json", tenants);
  }

  private ObjectNode config(int tenant) {
    return (ObjectNode) tenants.path("tenants").path(tenant).path("config");
  }

  private TapRun.Result run(TapRun tap, Object... more) {
    List<Object> words = new ArrayList<>(List.of("run", "--tenants", tenants()));
    words.addAll(List.of("--state", home.resolve("{tenant}.state"), "--select", "departments"));
    words.addAll(List.of(more));
    return tap.run(words.toArray());
  }

  private Path target() {
    return TapRun.file(home, "target.sh", "cat > $1");
  }

  @Test
  void theIndexOfTheEngineChoosesTheTenant() throws IOException {
    for (int index = 0; index < 3; index++) {
      TapRun.Result run =
          run(
              TapRun.in(home).with("SLURM_ARRAY_TASK_ID", "" + index),
              "--tenant",
              "auto",
              "--",
              "sh",
              target(),
              home.resolve("{tenant}.jsonl"));

      assertEquals(0, run.code(), run.err());
      assertTrue(run.err().contains("tenant tenant-000" + index + ", run"), run.err());
    }
    for (int index = 0; index < 3; index++) {
      String records = Files.readString(home.resolve("tenant-000" + index + ".jsonl"));
      assertTrue(records.contains("\"legalEntityId\":" + (501_123 + index)), records);
    }
  }

  @Test
  void aTenantMayHaveItsOwnTargetStateAndSecrets() throws IOException {
    ObjectNode north = (ObjectNode) tenants.path("tenants").path(1);
    String secret = config(1).path("client_secret").asString();
    config(1).put("client_secret", "env:NORTH_SECRET");
    north.put("name", "north").put("state", "own.state");
    north.putArray("target").add("sh").add(target().toString()).add(home + "/{tenant}.own");

    TapRun.Result run = run(TapRun.in(home).with("NORTH_SECRET", secret), "--tenant", "north");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.size(home.resolve("north.own")) > 100);
    assertFalse(Files.exists(home.resolve("north.state")));
    TapRun.Result without = run(TapRun.in(home), "--tenant", "north");
    assertEquals(2, without.code(), without.err());
    assertTrue(without.err().contains("NORTH_SECRET"), without.err());
  }

  @Test
  void aMistakeIsSaid() {
    for (List<String> words :
        List.of(
            List.of("--tenant", "9", "--", "cat"),
            List.of("--tenant", "auto", "--", "cat"),
            List.of("--", "cat"),
            List.of("--tenant", "0"))) {
      TapRun.Result run = run(TapRun.in(home), words.toArray());
      assertEquals(2, run.code(), words + run.err());
      assertTrue(run.err().contains("tenant") || run.err().contains("TARGET"), run.err());
    }
    TapRun.Result alone = TapRun.in(home).run("run", "--tenant", "0", "--state", "s", "--", "cat");
    assertTrue(alone.err().contains("--tenants"), alone.err());
  }

  @Test
  void allTenantsAreCheckedInOneTable() {
    config(1).put("client_secret", "wrong");
    config(2).put("legal_entity_id", "no number");
    TapRun.Result check = TapRun.in(home).run("tenants", "check", "--tenants", tenants());

    List<String> lines = check.out().lines().toList();
    assertEquals(4, lines.size(), check.out());
    assertTrue(lines.get(1).matches("tenant-0000 +ok"), check.out());
    assertTrue(lines.get(2).matches("tenant-0001 +exit code 3 +tokens: .*"), check.out());
    assertTrue(lines.get(3).matches("tenant-0002 +exit code 2 .*legal_entity_id.*"), check.out());
    assertEquals(3, check.code());
  }

  @Test
  void theSandboxTellsWhatEachCustomerAskedFor() throws Exception {
    run(TapRun.in(home), "--tenant", "2", "--", "sh", target(), home.resolve("out"));
    var client = java.net.http.HttpClient.newHttpClient();
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(sandbox.baseUrl() + "/sandbox/traffic"))
            .build();
    JsonNode traffic =
        Json.MAPPER.readTree(
            client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body());

    assertEquals(0, traffic.path("sandbox-subscription-key-tenant-0000").path("calls").asInt());
    JsonNode asked = traffic.path("sandbox-subscription-key-tenant-0002");
    assertEquals(1, asked.path("refreshes").asInt());
    assertEquals(0, asked.path("spent_refresh_tokens").asInt());
  }
}
