package io.tappaycor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of settings has each setting once. */
final class SettingsTableTest {

  @Test
  void everyDeclaredSettingIsListedInTheOrderOfItsDeclaration() throws IllegalAccessException {
    List<Object> declared = new ArrayList<>();
    for (Field field : Settings.class.getDeclaredFields()) {
      if (field.getType() == Setting.class) {
        declared.add(field.get(null));
      }
    }

    assertEquals(declared, Settings.ALL, "Add the setting to Settings.ALL");
  }

  @Test
  void everyKeyIsUniqueAndEverySettingIsExplained() {
    assertEquals(Settings.ALL.size(), new HashSet<>(Settings.keys()).size());
    Settings.ALL.forEach(setting -> assertTrue(!setting.help().isBlank(), setting.key()));
  }

  @Test
  void aDefaultIsShownAsItIsWritten() {
    assertEquals("950", Settings.REQUESTS_PER_MINUTE.defaultText());
    assertEquals("`warn`", Settings.SCHEMA_DRIFT.defaultText());
  }

  @Test
  void everyDefaultIsValid() throws InvalidValueException {
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.required()) {
        assertNotNull(setting.parse(Json.NODES.nullNode()), setting.key());
      }
    }
  }

  @Test
  void aDefaultThatItsOwnTypeRefusesIsADefect() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Setting.withDefault("key", SettingTypes.count(0, 5), "6", "help")
                .parse(Json.NODES.nullNode()));
  }

  @Test
  void aSettingIsSecretByItsType() {
    assertEquals(
        List.of(
            "client_secret",
            "subscription_key",
            "refresh_token",
            "proxy",
            "hash_key",
            "database_password",
            "token_keyset"),
        Settings.ALL.stream().filter(Setting::secret).map(Setting::key).toList());
  }
}
