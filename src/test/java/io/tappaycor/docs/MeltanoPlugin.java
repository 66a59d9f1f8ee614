package io.tappaycor.docs;

import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.List;

/** The plugin definition for Meltano: all settings, and the rules that select the core streams. */
final class MeltanoPlugin {

  private static final String HEAD =
      """
      ```yaml
      plugins:
        extractors:
          - name: tap-paycor
            namespace: tap_paycor
            executable: /opt/tap-paycor/bin/tap-paycor
            capabilities:
              - catalog
              - discover
              - state
              - properties
              - about
              - test
              - structured-logging
              - activate-version
              - schema-flattening
            settings:""";
  private static final String CONFIG =
      """
            config:
              token_store: /var/lib/tap-paycor/tokens.json
            select:""";
  private static final String DRIFT =
      """
                kind: options
                options:
                  - label: Drop undeclared fields
                    value: warn
                  - label: Keep undeclared fields
                    value: keep
                  - label: Fail the stream
                    value: fail""";
  private static final String ITEM = " ".repeat(8) + "- ";
  private static final String DETAIL = " ".repeat(10);

  private MeltanoPlugin() {}

  static List<String> yaml() {
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    for (Setting<?> setting : Settings.ALL) {
      lines.add(ITEM + "name: " + setting.key());
      lines.addAll(kind(setting));
      if (setting.secret()) {
        lines.add(DETAIL + "sensitive: true");
      }
    }
    lines.addAll(CONFIG.lines().map(line -> " ".repeat(6) + line).toList());
    core().forEach(stream -> lines.add(rule(stream.name() + ".*")));
    core()
        .forEach(
            stream ->
                stream.sensitiveFields().stream()
                    .sorted()
                    .forEach(field -> lines.add(rule("!" + stream.name() + "." + field))));
    lines.add("```");
    return lines;
  }

  private static List<String> kind(Setting<?> setting) {
    if (setting.equals(Settings.SCHEMA_DRIFT)) {
      return DRIFT.lines().map(line -> DETAIL + line).toList();
    }
    if (setting.equals(Settings.START_DATE)) {
      return List.of(DETAIL + "kind: date_iso8601");
    }
    if (setting.jsonTypes().contains("boolean")) {
      return List.of(DETAIL + "kind: boolean");
    }
    return List.of(DETAIL + "kind: " + simple(setting));
  }

  /** Most take a text, too, which is how Meltano passes them on. */
  private static String simple(Setting<?> setting) {
    List<String> types = setting.jsonTypes();
    boolean several = types.equals(List.of("array", "string"));
    return several ? "array" : types.size() == 1 ? types.get(0) : "string";
  }

  /** The definition that {@code meltano add --from-ref} takes, as a file of its own. */
  static List<String> definition() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "# Generated from the settings of the tap: see CONTRIBUTING.md.",
                "name: tap-paycor",
                "namespace: tap_paycor",
                "label: Paycor",
                "description: A Singer tap for Paycor's public HR and payroll API",
                "executable: tap-paycor",
                "capabilities:"));
    HEAD.lines()
        .filter(line -> line.matches(" +- (?!name).*"))
        .forEach(line -> lines.add("  " + line.strip()));
    lines.add("settings_group_validation:");
    lines.add("  - " + required());
    lines.add("settings:");
    for (Setting<?> setting : Settings.ALL) {
      lines.add("  - name: " + setting.key());
      kind(setting).forEach(line -> lines.add("    " + line.substring(DETAIL.length())));
      lines.add("    description: " + quoted(setting.help()));
      if (setting.secret()) {
        lines.add("    sensitive: true");
      }
    }
    lines.add("select:");
    core().forEach(stream -> lines.add("  - \"" + stream.name() + ".*\""));
    core()
        .forEach(
            stream ->
                stream.sensitiveFields().stream()
                    .sorted()
                    .forEach(field -> lines.add("  - \"!" + stream.name() + "." + field + "\"")));
    return lines;
  }

  private static List<String> required() {
    return Settings.ALL.stream().filter(Setting::required).map(Setting::key).toList();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static List<StreamDefinition> core() {
    return StreamTable.ALL.stream().filter(stream -> stream.tier() == Tier.CORE).toList();
  }

  private static String rule(String pattern) {
    return ITEM + "\"" + pattern + "\"";
  }
}
