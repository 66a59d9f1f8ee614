package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.Partition;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code state}: shows what a state says, or makes it forget streams. */
final class StateCommand implements Command {

  /** What can be done with a state. */
  enum Action {
    SHOW,
    CHECK,
    RESET
  }

  private final Environment environment;
  private final CommandSpec spec =
      Command.specification(
          "state",
          "Shows what a state says, checks it, or makes it forget streams, so that they are"
              + " read as if for the first time.");
  private final Option<String> state =
      Option.value(
          spec,
          String.class,
          "STATE",
          "The state file, or jdbc:postgresql://HOST/DATABASE#PIPELINE",
          "-s",
          "--state");
  private final Option<List<String>> config = TapArguments.config(spec);
  private final PositionalParamSpec action =
      PositionalParamSpec.builder()
          .index("0")
          .type(Action.class)
          .paramLabel("show|check|reset")
          .description("What to do")
          .build();
  private final PositionalParamSpec streams =
      PositionalParamSpec.builder()
          .index("1..*")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .paramLabel("STREAM")
          .description("The streams to show or to forget; show shows all without")
          .build();

  StateCommand(Environment environment) {
    this.environment = environment;
    spec.addPositional(action).addPositional(streams);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    StateLocation location =
        state
            .in(parsed)
            .map(text -> StateLocation.of(state.name(), text))
            .orElseThrow(() -> new UsageException("The command state needs --state STATE"));
    List<String> names = names(parsed);
    StateAccess access = access(location, TapArguments.files(config, parsed));
    SyncState known = location.read(access);
    switch (action.<Action>getValue()) {
      case SHOW -> show(known, names);
      case CHECK -> check(location, names);
      case RESET -> reset(location, access, names);
    }
    return ExitCode.COMPLETE;
  }

  /** A file needs no settings. */
  private StateAccess access(StateLocation location, List<String> sources) {
    if (location.file().isPresent()) {
      return StateAccess.ofFile(environment);
    }
    Logs.start(environment); // a database may be waited for
    return StateAccess.of(sources, environment, this::warn);
  }

  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(StateCommand.class).warn(message);
  }

  private List<String> names(ParseResult parsed) {
    List<String> names =
        parsed.hasMatchedPositional(streams) ? streams.<List<String>>getValue() : List.of();
    for (String name : names) {
      if (StreamTable.named(name).isEmpty()) {
        throw new UsageException("There is no stream " + name + ": see `tap-paycor --discover`");
      }
    }
    return names;
  }

  private void check(StateLocation location, List<String> names) {
    if (!names.isEmpty()) {
      throw new UsageException(
          "The command state check takes no names of streams: it checks the whole state");
    }
    TapCommand.print(environment, "The " + location + " is valid\n");
  }

  private void reset(StateLocation location, StateAccess access, List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("The command state reset needs the names of streams");
    }
    Set<String> known = new TreeSet<>();
    try (StateStore store = location.open(access, Shard.WHOLE, "state reset")) {
      SyncState stored = store.read().orElseGet(SyncState::empty);
      stored.entries().forEach(entry -> known.add(entry.stream()));
      names.forEach(stored::reset);
      store.replace(stored);
    } catch (IOException failed) {
      throw new UsageException(
          "Cannot write the %s (%s): check the permissions"
              .formatted(location, failed.getMessage()),
          failed);
    }
    for (String name : names) {
      String said = known.contains(name) ? "forgot" : "knew nothing of";
      TapCommand.print(environment, "The %s %s %s%n".formatted(location, said, name));
    }
  }

  /** Shows these streams; all of them if none is named. */
  private void show(SyncState known, List<String> names) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stream", "legal entity", "up to", "resumes after", "complete"));
    for (SyncState.Entry entry : known.entries()) {
      if (!names.isEmpty() && !names.contains(entry.stream())) {
        continue;
      }
      Partition partition = entry.partition();
      rows.add(
          List.of(
              entry.stream(),
              entry.legalEntity().isEmpty() ? "all" : entry.legalEntity(),
              partition.bookmark().map(Object::toString).orElse("-"),
              partition.resumesAfter().orElse("-"),
              partition.completed().map(Object::toString).orElse("-")));
    }
    TapCommand.print(environment, String.join("\n", Table.lines(rows)) + "\n");
  }
}
