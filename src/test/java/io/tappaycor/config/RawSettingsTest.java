package io.tappaycor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class RawSettingsTest {
  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private RawSettings read(List<String> sources, Map<String, String> environment) {
    return RawSettings.read(sources, environment, warnings::add);
  }

  @Test
  void laterFilesWinKeyByKey() throws IOException {
    String first = file("a.json", "{\"client_id\": \"a\", \"scope\": \"a\"}");
    String second = file("b.json", "{\"scope\": \"b\"}");

    RawSettings settings = read(List.of(first, second), Map.of());

    assertEquals("{\"client_id\":\"a\",\"scope\":\"b\"}", settings.values().toString());
    assertEquals(Map.of("client_id", first, "scope", second), settings.origins());
  }

  @Test
  void theEnvironmentWinsWhereverItIsNamed() throws IOException {
    String file = file("a.json", "{\"client_id\": \"file\", \"scope\": \"file\"}");
    Map<String, String> environment =
        Map.of("TAP_PAYCOR_CLIENT_ID", "variable", "PATH", "/bin", "TAP_PAYCOR_LOGLEVEL", "debug");

    for (List<String> sources : List.of(List.of("ENV", file), List.of(file, "ENV"))) {
      RawSettings settings = read(sources, environment);
      assertEquals("{\"client_id\":\"variable\",\"scope\":\"file\"}", settings.values().toString());
      assertEquals(
          "the environment variable TAP_PAYCOR_CLIENT_ID", settings.origins().get("client_id"));
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void withoutEnvTheEnvironmentIsNotRead() throws IOException {
    RawSettings settings =
        read(List.of(file("a.json", "{}")), Map.of("TAP_PAYCOR_CLIENT_ID", "variable"));

    assertFalse(settings.has(Settings.CLIENT_ID));
  }

  @Test
  void aConfigCanComeFromTheEnvironmentAlone() {
    Map<String, String> environment =
        Map.of(
            "TAP_PAYCOR_CLIENT_ID", "c",
            "TAP_PAYCOR_CLIENT_SECRET", "s",
            "TAP_PAYCOR_SUBSCRIPTION_KEY", "k",
            "TAP_PAYCOR_LEGAL_ENTITY_ID", "[5, 6]",
            "TAP_PAYCOR_LOOKBACK_DAYS", "7");

    Configuration config = ConfigurationReader.read(read(List.of("ENV"), environment), "1");

    assertEquals(
        new LegalEntities.These(List.of(new LegalEntityId(5), new LegalEntityId(6))),
        config.legalEntities());
    assertEquals(7, config.lookbackDays());
  }

  @ParameterizedTest
  @CsvSource({
    "client_ID, client_id",
    "clientid, client_id",
    "clientSecret, client_secret",
    "legal_entity_ids, legal_entity_id",
    "startdate, start_date",
    "subscripton_key, subscription_key",
  })
  void anUnknownKeyIsWarnedAboutWithTheNearestName(String key, String meant) throws IOException {
    read(List.of(file("a.json", "{\"" + key + "\": \"s3cr3t\"}")), Map.of());

    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("The setting " + key + " does not exist"));
    assertTrue(warnings.get(0).contains("did you mean " + meant + "?"), warnings.get(0));
    assertFalse(warnings.get(0).contains("s3cr3t"));
  }

  @Test
  void anUnknownKeyLikeNoneIsWarnedAboutWithoutAHint() throws IOException {
    read(List.of(file("a.json", "{\"batch\\nsize_of_everything\": 1}")), Map.of());

    assertEquals(1, warnings.size());
    assertFalse(warnings.get(0).contains("did you mean"), warnings.get(0));
    assertFalse(warnings.get(0).contains("\n"), warnings.get(0));
  }

  @Test
  void aProblemNamesTheFileOrVariableOfTheSetting() throws IOException {
    String file = file("a.json", SampleConfig.COMPLETE);
    RawSettings settings = read(List.of(file, "ENV"), Map.of("TAP_PAYCOR_MAX_CONCURRENCY", "many"));

    assertTrue(
        SampleConfig.refusal(settings)
            .contains("max_concurrency in the environment variable TAP_PAYCOR_MAX_CONCURRENCY"));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    String missing = folder.resolve("none.json").toString();

    assertTrue(
        assertThrows(UsageException.class, () -> read(List.of(missing), Map.of()))
            .getMessage()
            .contains(missing));
  }

  @Test
  void otherValuesCanBeLaidOver() throws IOException {
    RawSettings base = read(List.of(file("a.json", "{\"client_id\": \"a\"}")), Map.of());

    RawSettings over =
        base.with((ObjectNode) Json.MAPPER.readTree("{\"client_id\": \"b\"}"), "the sandbox");

    assertEquals("{\"client_id\":\"b\"}", over.values().toString());
    assertEquals("the sandbox", over.origins().get("client_id"));
    assertEquals("{\"client_id\":\"a\"}", base.values().toString());
  }

  @Test
  void aRelativeStoreLiesBesideTheConfigThatNamesIt() throws IOException {
    Files.createDirectories(folder.resolve("first"));
    Files.createDirectories(folder.resolve("second"));
    String first = file("first/a.json", "{\"token_store\": \"one.json\"}");
    String second = file("second/b.json", "{\"token_store\": \"sub/two.json\"}");
    String other = file("c.json", "{\"scope\": \"s\"}");

    assertEquals(folder.resolve("first/one.json").toString(), store(first, other));
    assertEquals(folder.resolve("second/sub/two.json").toString(), store(first, second));
    Path here = Path.of("").toAbsolutePath().relativize(Path.of(first).toAbsolutePath());
    Path beside = Path.of(store(here.toString()));
    assertTrue(beside.isAbsolute(), beside.toString());
    assertEquals(folder.resolve("first/one.json"), beside.normalize());
  }

  private String store(String... files) {
    return read(List.of(files), Map.of()).get(Settings.TOKEN_STORE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/absolute/tokens.json", "~/tokens.json"})
  void otherStorePathsAreLeftAsTheyAre(String path) throws IOException {
    assertEquals(path, store(file("a.json", "{\"token_store\": \"" + path + "\"}")));
  }

  @Test
  void aRelativeStoreOfTheEnvironmentIsLeftToTheWorkingDirectory() {
    RawSettings settings = read(List.of("ENV"), Map.of("TAP_PAYCOR_TOKEN_STORE", "tokens.json"));

    assertEquals("tokens.json", settings.get(Settings.TOKEN_STORE).orElseThrow());
  }

  @Test
  void aKeyThatStandsTwiceIsNamed() throws IOException {
    String file = file("a.json", "{\"scope\": \"s3cr3t\", \"x\": {\"a\": 1}, \"scope\": \"b\"}");

    String message =
        assertThrows(UsageException.class, () -> read(List.of(file), Map.of())).getMessage();

    assertTrue(message.contains("has scope twice"), message);
    assertFalse(message.contains("s3cr3t"), message);
  }

  @Test
  void aSecretDoesNotPrint() {
    assertEquals("***", new Secret("s3cr3t").toString());
    assertEquals("s3cr3t", new Secret("s3cr3t").reveal());
    assertEquals(new Secret("a"), new Secret("a"));
  }
}
