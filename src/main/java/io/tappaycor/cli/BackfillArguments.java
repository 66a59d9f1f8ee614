package io.tappaycor.cli;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.cli.TapOptions.Backfill;
import io.tappaycor.failure.UsageException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that read days before those that the state covers. */
final class BackfillArguments {

  private final Option<List<String>> streams;
  private final Option<LocalDate> since;

  /** Declares the options. */
  BackfillArguments(CommandSpec spec) {
    streams =
        Option.list(
            spec,
            String.class,
            "STREAM",
            "Read only the days of a stream from --since up to those that the state covers, and"
                + " leave its bookmark alone; repeatable",
            "--backfill");
    since =
        Option.value(
            spec, LocalDate.class, "DATE", "With --backfill: the first day wanted", "--since");
  }

  /** The options, for those who have to know whether any was given. */
  Stream<Option<?>> options() {
    return Stream.of(streams, since);
  }

  /**
   * Checks that the options mean something together.
   *
   * @param others that a backfill excludes
   * @throws UsageException if they do not
   */
  void check(ParseResult parsed, Option<?>... others) {
    if (streams.isIn(parsed) != since.isIn(parsed)) {
      throw streams.isIn(parsed)
          ? TapArguments.needs(streams, since)
          : TapArguments.needs(since, streams);
    }
    for (Option<?> other : others) {
      if (streams.isIn(parsed) && other.isIn(parsed)) {
        throw new UsageException(
            "Only one of %s, %s can be done at once".formatted(streams.name(), other.name()));
      }
    }
  }

  /** What was asked for. */
  Optional<Backfill> in(ParseResult parsed) {
    return since.in(parsed).map(day -> new Backfill(StreamArgument.of(streams, parsed), day));
  }

  /**
   * Those of the selected streams that are named.
   *
   * @throws UsageException if one is not selected, or has no days
   */
  static List<SelectedStream> among(List<SelectedStream> selected, List<String> names) {
    List<SelectedStream> among = new ArrayList<>();
    for (String name : names) {
      SelectedStream stream =
          selected.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "The option --backfill names %s, which is not selected: select it in the catalog or by --select"
                              .formatted(name)));
      if (stream.bookmarkField().isEmpty()) {
        throw new UsageException(
            "The option --backfill names %s, which is not read by days: every run reads all of it"
                .formatted(name));
      }
      among.add(stream);
    }
    return among;
  }
}
