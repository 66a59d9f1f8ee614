package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Setting;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation says of settings is what the code reads. */
final class SettingsTest {

  private static final Pattern NAME = Pattern.compile("- name: (\\w+)");

  @Test
  void theTableOfSettingsIsThatOfTheCode() {
    List<String> rows =
        new ArrayList<>(List.of("| Setting | Default | Meaning |", "|---|---|---|"));
    Arrays.stream(Setting.values()).map(SettingsTest::row).forEach(rows::add);

    Document.README.holds("settings", rows);
  }

  private static String row(Setting setting) {
    String standard = setting.required() ? "**required**" : setting.standard();
    return "| `%s` | %s | %s%s |"
        .formatted(
            setting.key(),
            standard.isEmpty() ? "none" : standard,
            setting.meaning(),
            setting.secret() ? " (secret)" : "");
  }

  @Test
  void theMeltanoDefinitionHasEverySetting() {
    String yaml = Document.README.section("### Meltano");

    assertEquals(Setting.keys(), names(yaml));
  }

  @Test
  void theMeltanoDefinitionHidesTheSecrets() {
    for (String setting : Document.README.section("### Meltano").split("(?=- name: )", -1)) {
      names(setting).stream()
          .map(name -> Setting.of(name).orElseThrow())
          .forEach(
              each -> assertEquals(each.secret(), setting.contains("sensitive: true"), setting));
    }
  }

  /** The first name is that of the plugin. */
  private static List<String> names(String yaml) {
    return NAME.matcher(yaml)
        .results()
        .map(each -> each.group(1))
        .filter(SettingsTest::isKey)
        .toList();
  }

  private static boolean isKey(String name) {
    return !name.equals("tap");
  }

  @Test
  void theSampleConfigHasKnownSettingsAndAllRequiredOnes() {
    var sample = JsonFile.read("config", Path.of("config.sample.json"));

    sample.propertyNames().forEach(each -> assertTrue(Setting.of(each).isPresent(), each));
    Arrays.stream(Setting.values())
        .filter(Setting::required)
        .forEach(each -> assertTrue(sample.has(each.key()), each.key()));
  }
}
