package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Settings.ALL.stream().map(SettingsTest::row).forEach(rows::add);

    Document.README.holds("settings", rows);
  }

  private static String row(Setting<?> setting) {
    String defaultText = setting.required() ? "**required**" : setting.defaultText();
    return "| `%s` | %s | %s%s |"
        .formatted(
            setting.key(),
            defaultText.isEmpty() ? "none" : defaultText,
            setting.help(),
            setting.secret() ? " (secret)" : "");
  }

  @Test
  void theMeltanoDefinitionHasEverySetting() {
    String yaml = Document.README.section("### Meltano");

    assertEquals(Settings.keys(), names(yaml));
  }

  @Test
  void theMeltanoDefinitionHidesTheSecrets() {
    for (String part : Document.README.section("### Meltano").split("(?=- name: )", -1)) {
      for (String name : names(part)) {
        boolean secret = Settings.of(name).orElseThrow().secret();
        assertEquals(secret, part.contains("sensitive: true"), part);
      }
    }
  }

  /** The first name is that of the plugin. */
  private static List<String> names(String yaml) {
    return NAME.matcher(yaml)
        .results()
        .map(match -> match.group(1))
        .filter(SettingsTest::isKey)
        .toList();
  }

  private static boolean isKey(String name) {
    return !name.equals("tap");
  }

  @Test
  void theSampleConfigHasKnownSettingsAndAllRequiredOnes() {
    var sample = JsonFile.read("config", Path.of("config.sample.json"));

    sample.propertyNames().forEach(name -> assertTrue(Settings.of(name).isPresent(), name));
    Settings.ALL.stream()
        .filter(Setting::required)
        .forEach(setting -> assertTrue(sample.has(setting.key()), setting.key()));
  }
}
