package io.tappaycor.cli;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.cli.TapOptions.Patterns;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * What a sync is given: read, and found valid, before anything is started.
 *
 * @param streams what is selected
 * @param privacy what happens to fields and names before they leave
 * @param state where the run goes on from
 */
record SyncInputs(List<SelectedStream> streams, Privacy privacy, SyncState state) {

  SyncInputs {
    streams = List.copyOf(streams);
  }

  static SyncInputs read(
      TapOptions options, RawSettings settings, Function<TapOptions, SyncState> given) {
    List<SelectedStream> streams = selected(options.catalog(), options.patterns(), settings);
    if (options.resumption().backfill().isPresent()) {
      streams = BackfillArguments.among(streams, options.resumption().backfill().get().streams());
    }
    checkRefreshed(options.resumption().refreshed(), streams);
    Privacy privacy = Privacy.of(settings);
    SyncState state = given.apply(options);
    options.resumption().refreshed().forEach(state::reset);
    options.resumption().forgotten().forEach(state::forget);
    return new SyncInputs(streams.stream().map(privacy::apply).toList(), privacy, state);
  }

  private static void checkRefreshed(List<String> names, List<SelectedStream> streams) {
    for (String name : names) {
      if (streams.stream().noneMatch(stream -> stream.name().equals(name))) {
        throw new UsageException(
            "The option --full-refresh names %s, which is not selected: select it in the catalog or by --select"
                .formatted(name));
      }
    }
  }

  /** What a catalog selects, or the defaults, with the patterns of the settings. */
  static List<SelectedStream> selected(Optional<Path> catalog, RawSettings settings) {
    return selected(catalog, new Patterns(List.of(), List.of()), settings);
  }

  private static List<SelectedStream> selected(
      Optional<Path> catalog, Patterns patterns, RawSettings settings) {
    Selector selector =
        new Selector(
            StreamTable.ALL,
            LoggerFactory.getLogger(SyncCommand.class)::warn,
            patterns.selection(settings));
    return catalog.map(selector::from).orElseGet(selector::defaults);
  }
}
