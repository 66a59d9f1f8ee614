package io.tappaycor.cli;

import io.tappaycor.change.ChangeStore;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code changes}: shows what a change store knows, or makes it forget streams. */
final class ChangesCommand implements Command {

  /** What can be done with a store. */
  enum Action {
    SHOW,
    RESET
  }

  private final Environment environment;
  private final CommandSpec spec =
      Command.specification(
          "changes",
          "Shows what a change store knows, or makes it forget streams, so that everything of them"
              + " is sent again.");
  private final Option<String> store =
      Option.value(spec, String.class, "STORE", "The change store", "--store");
  private final PositionalParamSpec action =
      PositionalParamSpec.builder()
          .index("0")
          .type(Action.class)
          .paramLabel("show|reset")
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

  ChangesCommand(Environment environment) {
    this.environment = environment;
    spec.addPositional(action).addPositional(streams);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    Path file =
        store
            .in(parsed)
            .map(text -> PathArgument.of(store.name(), text))
            .orElseThrow(() -> new UsageException("The command changes needs --store STORE"));
    if (!Files.isRegularFile(file)) {
      throw new UsageException("There is no change store " + file);
    }
    try (ChangeStore opened = ChangeStore.peek(file)) {
      if (action.<Action>getValue() == Action.RESET) {
        reset(opened, file, names(parsed));
      } else {
        show(opened, file);
      }
    }
    return ExitCode.COMPLETE;
  }

  private List<String> names(ParseResult parsed) {
    List<String> names =
        parsed.hasMatchedPositional(streams) ? streams.<List<String>>getValue() : List.of();
    if (names.isEmpty()) {
      throw new UsageException("The command changes reset needs the names of streams");
    }
    for (String name : names) {
      if (StreamTable.named(name).isEmpty()) {
        throw new UsageException("There is no stream " + name + ": see `tap-paycor --discover`");
      }
    }
    return names;
  }

  private void reset(ChangeStore opened, Path file, List<String> names) {
    names.forEach(opened::reset);
    opened.commit();
    TapCommand.print(
        environment, "The change store %s forgot %s%n".formatted(file, String.join(", ", names)));
  }

  private void show(ChangeStore opened, Path file) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stream", "legal entity", "records", "gone", "parents", "changed in run"));
    for (ChangeStore.Summary each : opened.summaries()) {
      rows.add(
          List.of(
              each.stream(),
              each.entity() == 0 ? "all" : Long.toString(each.entity()),
              Long.toString(each.live()),
              Long.toString(each.gone()),
              Long.toString(each.parents()),
              Long.toString(each.changed())));
    }
    TapCommand.print(
        environment,
        "%s%nStore %s, run %d, %d KiB%n"
            .formatted(
                String.join("\n", Table.lines(rows)), opened.id(), opened.run() - 1, size(file)));
  }

  private static long size(Path file) {
    try {
      return Files.size(file) / 1024;
    } catch (IOException gone) {
      throw new UsageException("The change store " + file + " cannot be read", gone);
    }
  }
}
