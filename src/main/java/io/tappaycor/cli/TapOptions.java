package io.tappaycor.cli;

import io.tappaycor.catalog.Selection;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.SensitiveFields;
import io.tappaycor.config.Settings;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Shard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the main command is asked to do.
 *
 * @param config files, or {@code ENV}, in the order given
 * @param test what a test is about
 * @param shard the legal entities that it reads
 * @param patterns of streams and fields, which replace those of the settings
 * @param files that the run writes about itself
 * @param sandbox settings of the embedded Paycor, if the run is against it
 */
record TapOptions(
    List<String> config,
    Mode mode,
    TestScope test,
    Optional<Path> catalog,
    Optional<StateLocation> state,
    Shard shard,
    Patterns patterns,
    Resumption resumption,
    OutputFiles files,
    Optional<SandboxOptions> sandbox) {

  /**
   * Patterns of streams and fields.
   *
   * @param select replaces what was selected
   * @param deselect takes away
   */
  record Patterns(List<String> select, List<String> deselect) {
    Patterns {
      select = List.copyOf(select);
      deselect = List.copyOf(deselect);
    }

    /** The selection, with the settings where there is no option. */
    Selection selection(RawSettings settings) {
      boolean named = settings.get(Settings.SENSITIVE_FIELDS) == SensitiveFields.NAMED;
      List<String> wanted = settings.get(Settings.SELECT).orElse(List.of());
      List<String> unwanted = settings.get(Settings.DESELECT).orElse(List.of());
      return Selection.of(
          select.isEmpty() ? wanted : select,
          select.isEmpty() ? "the setting select" : "--select",
          deselect.isEmpty() ? unwanted : deselect,
          deselect.isEmpty() ? "the setting deselect" : "--deselect",
          named);
    }
  }

  /**
   * How the run goes on from the state.
   *
   * @param finish whether it completes the last run
   * @param refreshed streams that are read anew, whatever the state says
   * @param forgotten legal entities that are read no longer
   * @param deletionsConfirmed streams of which so much may be gone as it is
   * @param backfill the streams whose older days are read, and nothing else
   */
  record Resumption(
      boolean finish,
      List<String> refreshed,
      List<LegalEntityId> forgotten,
      List<String> deletionsConfirmed,
      Optional<Backfill> backfill) {
    Resumption {
      refreshed = List.copyOf(refreshed);
      forgotten = List.copyOf(forgotten);
      deletionsConfirmed = List.copyOf(deletionsConfirmed);
    }
  }

  /**
   * Days before those that the state covers.
   *
   * @param since the first day wanted
   */
  record Backfill(List<String> streams, LocalDate since) {
    Backfill {
      streams = List.copyOf(streams);
    }
  }

  /** The jobs of the main command that read a config. */
  enum Mode {
    SYNC,
    DISCOVER,
    TEST,
    PLAN
  }

  TapOptions {
    config = List.copyOf(config);
  }

  /** The same, for some of the legal entities. */
  TapOptions with(Shard part) {
    return new TapOptions(
        config, mode, test, catalog, state, part, patterns, resumption, files, sandbox);
  }

  /** The state, if it is a file. */
  Optional<Path> stateFile() {
    return state.flatMap(StateLocation::file);
  }
}
