package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.pipeline.FileStateStore;
import io.tappaycor.state.Partition;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
          "Shows what a state file says, checks it, or makes it forget streams, so that they are"
              + " read as if for the first time.");
  private final Option<String> file =
      Option.value(spec, String.class, "STATE", "The state file", "-s", "--state");
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
          .description("The streams to forget")
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
    Path path =
        file.in(parsed)
            .map(text -> PathArgument.of(file.name(), text))
            .orElseThrow(() -> new UsageException("The command state needs --state STATE"));
    SyncState state = StateReader.read(path, ReplicationKeys.all());
    switch (action.<Action>getValue()) {
      case SHOW -> show(state);
      case CHECK -> TapCommand.print(environment, "The state file " + path + " is valid\n");
      case RESET -> reset(path, names(parsed));
    }
    return ExitCode.COMPLETE;
  }

  private List<String> names(ParseResult parsed) {
    List<String> names =
        parsed.hasMatchedPositional(streams) ? streams.<List<String>>getValue() : List.of();
    if (names.isEmpty()) {
      throw new UsageException("The command state reset needs the names of streams");
    }
    for (String name : names) {
      if (StreamTable.named(name).isEmpty()) {
        throw new UsageException("There is no stream " + name + ": see `tap-paycor --discover`");
      }
    }
    return names;
  }

  private void reset(Path path, List<String> names) {
    try (FileStateStore store = FileStateStore.open(path, ReplicationKeys.all())) {
      SyncState state = store.read().orElseGet(SyncState::empty);
      names.forEach(state::reset);
      store.replace(state);
    } catch (IOException failed) {
      throw new UsageException(
          "Cannot write the state file %s: check the permissions of its directory".formatted(path),
          failed);
    }
    TapCommand.print(
        environment, "The state file %s forgot %s%n".formatted(path, String.join(", ", names)));
  }

  private void show(SyncState state) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stream", "legal entity", "up to", "resumes after", "complete"));
    for (SyncState.Entry entry : state.entries()) {
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
