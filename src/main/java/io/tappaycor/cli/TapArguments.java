package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.cli.TapOptions.Patterns;
import io.tappaycor.cli.TapOptions.Resumption;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of a sync, which the main command and {@code run} have. */
final class TapArguments {

  private final Option<List<String>> config;
  private final Option<String> catalog;
  private final Option<String> state;
  private final Option<List<String>> select;
  private final Option<List<String>> deselect;
  private final Option<Boolean> finish;
  private final Option<List<String>> refreshed;
  private final Option<List<Long>> forgotten;
  private final Option<List<String>> confirmed;
  private final BackfillArguments backfill;
  private final Option<String> summaryFile;
  private final Option<String> report;
  private final Option<Boolean> sandbox;
  private final SandboxArguments sandboxArguments;

  /** Declares the options. */
  TapArguments(CommandSpec spec) {
    config = config(spec);
    catalog =
        Option.value(
            spec,
            String.class,
            "CATALOG",
            "The streams and fields to sync",
            "--catalog",
            "--properties",
            "-p");
    state =
        Option.value(
            spec,
            String.class,
            "STATE",
            "The state to continue from: a file, or for run also a pipeline in a database,"
                + " jdbc:postgresql://HOST/DATABASE#PIPELINE",
            "-s",
            "--state");
    select =
        Option.list(
            spec,
            String.class,
            "GLOB",
            "Select streams and fields, such as employees, pay_rates.* or *.firstName, instead of the"
                + " defaults or the catalog's choice; repeatable. A sensitive field needs its whole"
                + " path",
            "--select");
    deselect =
        Option.list(
            spec, String.class, "GLOB", "Deselect streams and fields; repeatable", "--deselect");
    finish =
        Option.flag(
            spec,
            "Complete the last run, not older than 12 hours: ask only for what it could not read",
            "--finish");
    refreshed =
        Option.list(
            spec,
            String.class,
            "STREAM",
            "Read a stream anew, from start_date on, whatever the state says; repeatable",
            "--full-refresh");
    backfill = new BackfillArguments(spec);
    forgotten =
        Option.list(
            spec,
            Long.class,
            "ID",
            "Acknowledge that a legal entity of the state is read no longer, repeatable",
            "--forget-entity");
    confirmed =
        Option.list(
            spec,
            String.class,
            "STREAM",
            "With change_capture: take as deleted what is gone of a stream, however much; repeatable",
            "--confirm-deletions");
    summaryFile =
        Option.value(
            spec, String.class, "FILE", "Write the summary of the run as JSON", "--summary-file");
    report =
        Option.value(
            spec,
            String.class,
            "FILE",
            "Write the summary of the run as an HTML page, with the history of the last runs",
            "--report");
    sandbox =
        Option.flag(
            spec, "Run against an embedded simulated Paycor: no config, no network", "--sandbox");
    sandboxArguments = new SandboxArguments(spec, "With --sandbox: ");
  }

  /** Declares {@code --config}, which other commands have too. */
  static Option<List<String>> config(CommandSpec spec) {
    return Option.list(
        spec,
        String.class,
        "FILE|ENV",
        "A JSON file, or ENV for the variables TAP_PAYCOR_<SETTING>; may be repeated: later files"
            + " win key by key, ENV over all files",
        "-c",
        "--config");
  }

  /** The files of {@code --config}. */
  static List<String> files(Option<List<String>> config, ParseResult parsed) {
    List<String> sources = config.in(parsed).orElse(List.of());
    sources.stream()
        .filter(source -> !source.equals(RawSettings.ENVIRONMENT))
        .forEach(source -> PathArgument.of(config.name(), source));
    return sources;
  }

  /**
   * Checks that the options that were given mean something together.
   *
   * @throws UsageException if they do not
   */
  void check(ParseResult parsed) {
    backfill.check(parsed, finish, refreshed);
    if (!sandbox.isIn(parsed)) {
      sandboxArguments
          .given(parsed)
          .ifPresent(
              option -> {
                throw needs(option, sandbox);
              });
    }
  }

  /** The first option that was given and means something for a sync only. */
  Optional<String> syncOption(ParseResult parsed) {
    return Stream.<Option<?>>concat(Stream.of(summaryFile, report), backfill.options())
        .filter(option -> option.isIn(parsed))
        .map(Option::name)
        .findFirst();
  }

  static UsageException needs(Option<?> option, Option<?> other) {
    return new UsageException(
        "The option %s has no meaning without %s".formatted(option.name(), other.name()));
  }

  /** The sources of the config. */
  List<String> config(ParseResult parsed) {
    return files(config, parsed);
  }

  /** Where the state is, as the user wrote it. */
  Optional<String> state(ParseResult parsed) {
    return state.in(parsed);
  }

  /** What was asked for: one of the jobs, with these options. */
  TapOptions read(ParseResult parsed, Mode mode, TestScope test) {
    return read(parsed, mode, test, UnaryOperator.identity());
  }

  /** The same; names fills in what stands for a tenant. */
  TapOptions read(ParseResult parsed, Mode mode, TestScope test, UnaryOperator<String> names) {
    return new TapOptions(
        files(config, parsed),
        mode,
        test,
        path(catalog, parsed, names),
        state(parsed, names),
        Shard.WHOLE,
        new Patterns(select.in(parsed).orElse(List.of()), deselect.in(parsed).orElse(List.of())),
        new Resumption(
            finish.isIn(parsed),
            StreamArgument.of(refreshed, parsed),
            forgotten.in(parsed).orElse(List.of()).stream().map(TapArguments::entity).toList(),
            StreamArgument.of(confirmed, parsed),
            backfill.in(parsed)),
        new OutputFiles(
            path(summaryFile, parsed, names), path(report, parsed, names), inputs(parsed, names)),
        sandbox.isIn(parsed) ? Optional.of(sandboxArguments.read(parsed)) : Optional.empty());
  }

  /** The files that the run is given. */
  private List<Path> inputs(ParseResult parsed, UnaryOperator<String> names) {
    List<Path> files = new ArrayList<>();
    files(config, parsed).stream()
        .filter(source -> !source.equals(RawSettings.ENVIRONMENT))
        .forEach(source -> files.add(Path.of(source)));
    path(catalog, parsed, names).ifPresent(files::add);
    state(parsed, names).flatMap(StateLocation::file).ifPresent(files::add);
    return files;
  }

  private Optional<StateLocation> state(ParseResult parsed, UnaryOperator<String> names) {
    return state.in(parsed).map(names).map(text -> StateLocation.of(state.name(), text));
  }

  private static Optional<Path> path(
      Option<String> option, ParseResult parsed, UnaryOperator<String> names) {
    return option.in(parsed).map(names).map(text -> PathArgument.of(option.name(), text));
  }

  private static LegalEntityId entity(long id) {
    if (id < 1) {
      throw new UsageException("The option --forget-entity needs the id of a legal entity");
    }
    return new LegalEntityId(id);
  }
}
