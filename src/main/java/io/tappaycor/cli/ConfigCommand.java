package io.tappaycor.cli;

import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/**
 * {@code config check}: every setting with its value and where that comes from, without a call to
 * anybody. Secrets are never shown, nor is anything about them.
 */
final class ConfigCommand implements Command {

  /** What can be done with a config. */
  enum Action {
    CHECK
  }

  private static final int LONGEST = 60;

  private final Environment environment;
  private final CommandSpec spec =
      Command.specification(
          "config",
          "Checks a config without any call: prints every setting, its value and where it comes"
              + " from.");
  private final Option<List<String>> config = TapArguments.config(spec);
  private final Option<String> catalog =
      Option.value(
          spec, String.class, "CATALOG", "A catalog to check with it", "--catalog", "--properties");

  ConfigCommand(Environment environment) {
    this.environment = environment;
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .type(Action.class)
            .paramLabel("check")
            .description("What to do")
            .build());
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException naming every problem
   */
  @Override
  public ExitCode run(ParseResult parsed) {
    List<String> sources = TapArguments.files(config, parsed);
    if (sources.isEmpty()) {
      throw new UsageException("The command config check needs --config FILE or --config ENV");
    }
    RawSettings settings =
        RawSettings.read(sources, environment.variables(), problem -> warn(problem));
    print(settings);
    ConfigurationReader.read(settings, Version.current());
    Optional<Path> file = catalog.in(parsed).map(text -> PathArgument.of(catalog.name(), text));
    int streams = SyncInputs.selected(file, settings).size();
    Privacy.of(settings);
    TapCommand.print(
        environment, "The config is valid; %d streams are selected%n".formatted(streams));
    return ExitCode.COMPLETE;
  }

  private void print(RawSettings settings) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("setting", "source", "value"));
    for (Setting<?> setting : Settings.ALL) {
      boolean set = settings.has(setting);
      String source =
          set
              ? settings.origins().getOrDefault(setting.key(), "")
              : setting.required() ? "" : "default";
      rows.add(List.of(setting.key(), source, set ? shown(setting, settings) : otherwise(setting)));
    }
    TapCommand.print(environment, String.join("\n", Table.plain(rows)) + "\n");
  }

  private static String shown(Setting<?> setting, RawSettings settings) {
    if (setting.secret()) {
      return "(secret)";
    }
    JsonNode value = settings.values().path(setting.key());
    String text = value.isString() ? value.stringValue() : value.toString();
    return Table.clipped(withoutPassword(text).replaceAll("\\p{Cntrl}", "?"), LONGEST);
  }

  /** One in the address of a database is refused, but only after this. */
  private static String withoutPassword(String text) {
    return text.startsWith("jdbc:")
        ? text.replaceAll("(?i)(password=)[^&#]*|(//[^/@?:]*:)[^/@?]*@", "$1$2***")
        : text;
  }

  private static String otherwise(Setting<?> setting) {
    if (setting.required()) {
      return "missing";
    }
    return setting.defaultText().isEmpty() ? "-" : setting.defaultText().replace("`", "");
  }

  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(ConfigCommand.class).warn(message);
  }
}
