package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented settings match the code. */
final class SettingsTest {

  /** Those that most readers set before their first run. */
  private static final List<Setting<?>> FIRST =
      List.of(
          Settings.CLIENT_ID,
          Settings.CLIENT_SECRET,
          Settings.SUBSCRIPTION_KEY,
          Settings.LEGAL_ENTITY_ID,
          Settings.REFRESH_TOKEN,
          Settings.TOKEN_STORE,
          Settings.START_DATE,
          Settings.TIME_ZONE,
          Settings.REQUESTS_PER_MINUTE,
          Settings.SELECT,
          Settings.DROP_FIELDS,
          Settings.HASH_FIELDS,
          Settings.PROXY);

  @Test
  void theTablesOfSettingsMatchTheCode() {
    List<String> rows =
        new ArrayList<>(List.of("| Setting | Default | Meaning |", "|---|---|---|"));
    List<String> first = new ArrayList<>(rows);
    Settings.ALL.stream().map(SettingsTest::row).forEach(rows::add);
    FIRST.stream().map(SettingsTest::row).forEach(first::add);

    Document.README.holds("settings", first);
    Document.guide("configuration").holds("settings", rows);
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
  void theMeltanoDefinitionMatchesTheCode() {
    Document.guide("meltano").holds("meltano", MeltanoPlugin.yaml());
  }

  @Test
  void theMeltanoPluginFileMatchesTheCode() {
    new Document(Path.of("meltano", "tap-paycor.yml")).is(MeltanoPlugin.definition());
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
