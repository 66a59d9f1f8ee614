package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Standard error at debug level, searched for everything that must not be in it. */
final class PrivacyTest {

  @TempDir Path home;

  @Test
  void noSecretAndNoValueOfARecordIsLogged() throws IOException {
    try (Company company =
        Company.of(
            home, each -> each, each -> each.withAccessTokenLifetime(Duration.ofSeconds(3)))) {
      Path catalog =
          Catalogs.edited(home, (stream, entry) -> Catalogs.metadata(entry).put("selected", true));
      TapRun.Result result =
          company.run(TapRun.in(home).with("TAP_PAYCOR_LOGLEVEL", "debug"), "--catalog", catalog);
      assertEquals(0, result.code(), result.err());

      List<String> secrets = secrets(company);
      assertTrue(secrets.size() > 4, "those of the config and those of the store");
      for (String secret : secrets) {
        assertFalse(result.err().contains(secret));
        assertFalse(result.out().contains(secret));
      }
      Set<String> words = new HashSet<>(List.of(result.err().split("[^\\p{L}\\p{N}@._/-]+")));
      for (String value : values(result)) {
        assertFalse(words.contains(value), "a value of a record is logged");
      }
    }
  }

  private List<String> secrets(Company company) throws IOException {
    List<String> secrets =
        new ArrayList<>(
            Stream.of("client_secret", "subscription_key", "refresh_token")
                .map(each -> company.config().path(each).asString())
                .toList());
    try (Stream<Path> files = Files.walk(home.resolve(".local"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        JsonNode chain = Json.MAPPER.readTree(Files.readString(file)).path("chains").path(0);
        chain
            .propertyStream()
            .map(Map.Entry::getValue)
            .filter(each -> each.isString() && each.asString().length() > 30)
            .forEach(each -> secrets.add(each.asString()));
      }
    }
    return secrets;
  }

  /** All texts and amounts of all records that are not ordinary words. */
  private static Set<String> values(TapRun.Result result) {
    Set<String> values = new HashSet<>();
    result.messages().stream()
        .filter(each -> each.path("type").asString().equals("RECORD"))
        .forEach(each -> collect(each.path("record"), values));
    return values;
  }

  private static void collect(JsonNode value, Set<String> into) {
    if (value.isContainer()) {
      value.forEach(each -> collect(each, into));
    } else if (isTelling(value)) {
      into.add(value.asString());
    }
  }

  private static boolean isTelling(JsonNode value) {
    String text = value.asString("");
    boolean entity = text.equals("501123");
    boolean telling = text.matches("\\S{9,}") && !entity && !text.matches("[a-zA-Z]+");
    return value.isString() ? telling : value.isNumber() && text.matches("\\d{3,}\\.\\d\\d");
  }
}
