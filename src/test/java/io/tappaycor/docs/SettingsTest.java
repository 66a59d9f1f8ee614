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

  /** The recipe is the block of the guide without its fence, and what a project has besides. */
  @Test
  void theMeltanoProjectMatchesTheCode() {
    List<String> block = MeltanoPlugin.yaml();
    String project =
        """
        # A Meltano project: `meltano install`, then `meltano run tap-paycor target-postgres`.
        # Generated from the settings; see docs/deploy/meltano.md.
        version: 1
        default_environment: prod
        environments:
          - name: prod
        schedules:
          - name: paycor-nightly
            interval: "15 2 * * *"
            job: paycor
        jobs:
          - name: paycor
            tasks:
              - tap-paycor target-postgres
        """
            + String.join("\n", block.subList(1, block.size() - 1))
            + """

              loaders:
                - name: target-postgres
                  variant: meltanolabs
            """;
    new Document(Path.of("deploy", "meltano", "meltano.yml")).is(project.lines().toList());
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
