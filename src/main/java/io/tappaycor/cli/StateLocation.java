package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.failure.UsageException;
import io.tappaycor.pipeline.FileStateStore;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.pipeline.postgres.Attempt;
import io.tappaycor.pipeline.postgres.PostgresStateStore;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.nio.file.Path;
import java.util.Optional;

/** Where a state is kept: what {@code --state} names. As text, it is what messages call it. */
sealed interface StateLocation {

  /**
   * Reads the value of an option.
   *
   * @param option its name, for messages
   * @throws UsageException if it names neither a file nor a pipeline in a database
   */
  static StateLocation of(String option, String text) {
    if (!PostgresUrl.isOne(text)) {
      return new File(PathArgument.of(option, text));
    }
    PostgresUrl url = PostgresUrl.of("The option " + option, text);
    String pipeline =
        url.name()
            .map(String::strip)
            .orElseThrow(
                () ->
                    new UsageException(
                        "The option %s names a database, but no pipeline in it: add a name, as in %s#NAME"
                            .formatted(option, url)));
    return new Shared(url, pipeline);
  }

  /** The file, if it is one. */
  Optional<Path> file();

  /**
   * Checks that it is a file.
   *
   * @throws UsageException if it is not
   */
  void requireFile();

  /**
   * Checks that a run with this configuration can have its state here.
   *
   * @param shard the legal entities that it reads
   * @throws UsageException if it cannot
   */
  void check(Configuration configuration, Shard shard);

  /**
   * Opens the state for a run, which has it alone.
   *
   * @param shard the legal entities that the run reads
   * @param label what tells this run from others, for people
   */
  StateStore open(StateAccess access, Shard shard, String label);

  /**
   * Reads the state as it is now.
   *
   * @throws UsageException if there is none
   */
  SyncState read(StateAccess access);

  /** A file, read and written by one run at a time. */
  record File(Path path) implements StateLocation {
    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public void requireFile() {}

    @Override
    public void check(Configuration configuration, Shard shard) {
      if (!shard.isWhole()) {
        throw new UsageException(
            "The option --shard needs a state that all shards share: write --state jdbc:postgresql://HOST/DATABASE#PIPELINE");
      }
    }

    @Override
    public StateStore open(StateAccess access, Shard shard, String label) {
      return FileStateStore.open(path, ReplicationKeys.all());
    }

    @Override
    public SyncState read(StateAccess access) {
      return StateReader.read(path, ReplicationKeys.all());
    }

    @Override
    public String toString() {
      return "state file " + path;
    }
  }

  /** The rows of a pipeline in a database that a fleet shares. */
  record Shared(PostgresUrl url, String pipeline) implements StateLocation {
    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public void requireFile() {
      throw new UsageException(
          "The option --state names a database, which only `tap-paycor run` and `tap-paycor state` can use: write `tap-paycor run … -- TARGET`, or give a file");
    }

    @Override
    public void check(Configuration configuration, Shard shard) {
      if (configuration.changes().captured()) {
        throw new UsageException(
            "change_capture does not work with a state in a database, because its change store is a file: give a file to --state, or set change_capture to false");
      }
    }

    @Override
    public StateStore open(StateAccess access, Shard shard, String label) {
      return PostgresStateStore.open(
          access.postgres(url),
          new Attempt(pipeline, shard, label, access.longestWait()),
          ReplicationKeys.all(),
          access.sleeper());
    }

    @Override
    public SyncState read(StateAccess access) {
      return PostgresStateStore.read(access.postgres(url), pipeline, ReplicationKeys.all())
          .orElseThrow(
              () ->
                  new UsageException(
                      "There is no state of the pipeline %s in %s: check the name after #"
                          .formatted(pipeline, url.jdbc().split("[?]", 2)[0])));
    }

    @Override
    public String toString() {
      return "state of the pipeline " + pipeline;
    }
  }
}
