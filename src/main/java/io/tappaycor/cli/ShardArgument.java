package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.config.TokenStoreLocation;
import io.tappaycor.failure.UsageException;
import io.tappaycor.scope.Shard;
import io.tappaycor.tenant.ArrayIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --shard}: which of the legal entities of one activation a run reads. */
final class ShardArgument {

  /** What stands for the number of the shard. */
  private static final String PLACE = "{shard}";

  private static final Pattern FORM = Pattern.compile("(\\d{1,4}|auto)/(\\d{1,4})");

  private final Option<String> shard;

  ShardArgument(CommandSpec spec) {
    shard =
        Option.value(
            spec,
            String.class,
            "I/N|auto/N",
            "Read the legal entities of one of N shards, numbered from 0; auto takes the index that"
                + " the engine of an array job gives. In names of files and in the target's command,"
                + " {shard} stands for the number. Needs a state and tokens that all shards share",
            "--shard");
  }

  /**
   * The shard that is meant; everything without the option.
   *
   * @param state where the state is, as the user wrote it
   */
  Shard in(ParseResult parsed, Map<String, String> variables, Optional<String> state) {
    if (shard.isIn(parsed) && state.filter(text -> text.contains(PLACE)).isPresent()) {
      throw new UsageException(
          "The option --shard: all shards are runs of one pipeline, so that they notice each other:"
              + " remove {shard} from --state");
    }
    return shard.in(parsed).map(text -> of(text, variables)).orElse(Shard.WHOLE);
  }

  /** Whether the engine says which one. */
  boolean isAuto(ParseResult parsed) {
    return shard.in(parsed).filter(text -> text.startsWith(ArrayIndex.AUTO)).isPresent();
  }

  private Shard of(String text, Map<String, String> variables) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new UsageException("The option --shard needs I/N, such as 0/4, or auto/N");
    }
    int count = Integer.parseInt(parts.group(2));
    if (count < 1 || count > Shard.MOST) {
      throw new UsageException(
          "The option --shard needs a number of shards from 1 to %d".formatted(Shard.MOST));
    }
    int index =
        parts.group(1).equals(ArrayIndex.AUTO)
            ? ArrayIndex.of(shard.name(), variables)
            : Integer.parseInt(parts.group(1));
    if (index >= count) {
      throw new UsageException(
          "There is no shard %d of %d: they are numbered from 0 to %d"
              .formatted(index, count, count - 1));
    }
    return new Shard(index, count);
  }

  /** Puts the number of the shard into the texts of a command line that names one. */
  UnaryOperator<String> names(ParseResult parsed, Shard one) {
    return shard.isIn(parsed) ? text -> named(text, one) : UnaryOperator.identity();
  }

  /** A text in which {@code {shard}} stands for the number of the shard. */
  static String named(String text, Shard shard) {
    return text.replace(PLACE, Integer.toString(shard.index()));
  }

  /**
   * Checks that the runs of several shards can work beside each other with these settings.
   *
   * @throws UsageException naming everything that keeps them from it
   */
  static void check(TapOptions options, Configuration configuration, RawSettings settings) {
    if (!options.shard().isWhole()) {
      check(options.shard(), options.sandbox().isPresent(), configuration, settings);
    }
  }

  /** In a sandbox, each run has a Paycor of its own. */
  private static void check(
      Shard shard, boolean sandbox, Configuration configuration, RawSettings settings) {
    List<String> problems = new ArrayList<>();
    if (configuration.activateVersion()) {
      problems.add(
          "emit_activate_version_messages would make the target delete the rows of the other shards:"
              + " set it to false");
    }
    if (!sandbox && !hasSharedTokens(settings)) {
      problems.add(
          "the tokens have to be where all shards find them: set token_store to"
              + " jdbc:postgresql://HOST/DATABASE, or to exec: and a command");
    }
    boolean divided = settings.get(Settings.PACE_WORKERS) >= shard.count();
    if (!sandbox && settings.get(Settings.SHARED_PACE).isEmpty() && !divided) {
      problems.add(
          "all shards together have one pace: set shared_pace to jdbc:postgresql://HOST/DATABASE, or"
              + " pace_workers to %d at least".formatted(shard.count()));
    }
    if (configuration.metrics().file().filter(file -> !file.contains(PLACE)).isPresent()) {
      problems.add("metrics_file would be the same for all shards: write {shard} into its name");
    }
    if (!problems.isEmpty()) {
      throw new UsageException("The option --shard: " + String.join("; ", problems));
    }
  }

  private static boolean hasSharedTokens(RawSettings settings) {
    return settings
        .get(Settings.TOKEN_STORE)
        .filter(text -> TokenStoreLocation.isDatabase(text) || TokenStoreLocation.isCommand(text))
        .isPresent();
  }
}
