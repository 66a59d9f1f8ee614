package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Setting;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented settings match the code. */
final class SettingsTest {

  @Test
  void theTablesOfSettingsMatchTheCode() {
    List<String> rows =
        new ArrayList<>(List.of("| Setting | Default | Meaning |", "|---|---|---|"));
    Arrays.stream(Setting.values()).map(SettingsTest::row).forEach(rows::add);

    Document.README.holds("settings", rows);
    Document.guide("configuration").holds("settings", rows);
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
  void theMeltanoDefinitionMatchesTheCode() {
    Document.guide("meltano").holds("meltano", MeltanoPlugin.yaml());
  }

  @Test
  void theSampleConfigHasKnownSettingsAndAllRequiredOnes() {
    var sample = JsonFile.read("config", Path.of("config.sample.json"));

    sample.propertyNames().forEach(name -> assertTrue(Setting.of(name).isPresent(), name));
    Arrays.stream(Setting.values())
        .filter(Setting::required)
        .forEach(setting -> assertTrue(sample.has(setting.key()), setting.key()));
  }
}
