package io.tappaycor.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.tappaycor.cli.TapRun;
import io.tappaycor.http.PaycorErrors;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every stream meets every status: WireMock in front of one sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatusContractTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private Path home;
  private final WireMockServer front = new WireMockServer(wireMockConfig().dynamicPort());
  private Sandbox sandbox;
  private JsonNode catalog;
  private Path config;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    home = directory;
    sandbox =
        Sandbox.start(
            CompanySettings.defaults(LocalDate.now(ZoneOffset.UTC)).withEmployees(6),
            ServerSettings.defaults().withPageSize(4).withRecord(false));
    front.start();
    catalog = Json.MAPPER.readTree(TapRun.in(home).run("--discover").out());
    ObjectNode settings = sandbox.config().put("api_base_url", front.baseUrl());
    settings.put("start_date", LocalDate.now(ZoneOffset.UTC).minusDays(45).toString());
    config = TapRun.file(home, "config.json", settings);
  }

  @AfterAll
  void stop() {
    front.stop();
    sandbox.close();
  }

  @BeforeEach
  void passEverything() {
    front.resetAll();
    front.stubFor(
        any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(sandbox.baseUrl())));
  }

  private TapRun.Result sync(StreamDefinition stream) {
    JsonNode selected = catalog.deepCopy();
    for (JsonNode entry : selected.path("streams")) {
      boolean wanted = entry.path("tap_stream_id").asString().equals(stream.name());
      ((ObjectNode) entry.path("metadata").path(0).path("metadata")).put("selected", wanted);
    }
    Path file = TapRun.file(home, "catalog.json", selected);
    return TapRun.in(home).run("--config", config, "--catalog", file);
  }

  private static String path(StreamDefinition stream) {
    return stream.endpoint().path().replaceAll("\\{[^}]+}", "[^/]+");
  }

  private void always(StreamDefinition stream, int status) {
    front.stubFor(
        any(urlPathMatching(path(stream)))
            .atPriority(1)
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody(status == 403 ? PaycorErrors.FORBIDDEN : PaycorErrors.NOT_FOUND)));
  }

  private void once(StreamDefinition stream, String from, String to, ResponseDefinitionBuilder it) {
    front.stubFor(
        any(urlPathMatching(path(stream)))
            .atPriority(1)
            .inScenario("troubles")
            .whenScenarioStateIs(from)
            .willSetStateTo(to)
            .willReturn(it));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void passingTroublesLoseNothing(StreamDefinition stream) {
    List<JsonNode> expected = sync(stream).records(stream.name());
    once(stream, STARTED, "limited", aResponse().withStatus(401));
    once(
        stream,
        "limited",
        "cut",
        aResponse().withStatus(429).withHeader("Retry-After", "0").withBody("{}"));
    once(stream, "cut", "failing", aResponse().withBody("{\"records\": [{"));
    once(stream, "failing", "well", aResponse().withStatus(503).withHeader("Retry-After", "0"));
    TapRun.Result result = sync(stream);

    assertEquals(0, result.code(), result.err());
    assertEquals(expected, result.records(stream.name()));
    assertFalse(expected.isEmpty());
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void a403FromTheFirstCallOnIsSkippedAndNamed(StreamDefinition stream) {
    always(stream, 403);
    TapRun.Result result = sync(stream);

    assertEquals(3, result.code(), "it is the only stream, so that nothing at all is permitted");
    assertEquals(List.of(), result.schemas());
    assertTrue(result.err().contains("WARN " + stream.name() + ": skipped: "), result.err());
    stream.endpoint().dataAccess().forEach(each -> assertTrue(result.err().contains(each)));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void a404IsCountedForWhatAnEmployeeMayLackAndAFailureForLists(StreamDefinition stream) {
    always(stream, 404);
    TapRun.Result result = sync(stream);

    boolean mayLack =
        stream.partitioning() instanceof Partitioning.PerParent by
            && by.list().mayVanish()
            && stream.endpoint().shape() instanceof Endpoint.Shape.Single;
    assertEquals(mayLack ? 0 : 4, result.code(), result.err());
    assertTrue(result.err().contains(mayLack ? "were gone" : "404"), result.err());
  }
}
