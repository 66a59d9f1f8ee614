package io.tappaycor.cli;

import io.tappaycor.scope.LegalEntityId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the main command is asked to do.
 *
 * @param config files, or {@code ENV}, in the order given
 * @param refreshes whether a test gets new tokens first
 * @param files that the run writes about itself
 * @param sandbox settings of the embedded Paycor, if the run is against it
 */
record TapOptions(
    List<String> config,
    Mode mode,
    boolean refreshes,
    Optional<Path> catalog,
    Optional<Path> state,
    Resumption resumption,
    OutputFiles files,
    Optional<SandboxOptions> sandbox) {

  /**
   * How the run goes on from the state.
   *
   * @param finish whether it completes the last run
   * @param forgotten legal entities that are read no longer
   */
  record Resumption(boolean finish, List<LegalEntityId> forgotten) {
    Resumption {
      forgotten = List.copyOf(forgotten);
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
}
