package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with a config, so that the user can fix it in one go. */
final class Problems {

  private Problems() {}

  /**
   * Checks every setting.
   *
   * @throws UsageException naming every problem
   */
  static void check(RawSettings settings) {
    List<String> problems = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      settings.problem(setting).ifPresent(problems::add);
    }
    if (problems.isEmpty() && settings.get(Settings.EMIT_ACTIVATE_VERSION_MESSAGES)) {
      versions(settings, problems);
    }
    if (problems.isEmpty()) {
      together(settings, problems);
    }
    if (!problems.isEmpty()) {
      throw failure(problems);
    }
  }

  /** Tokens are never written to a database in cleartext. */
  private static void keyset(RawSettings settings, List<String> problems) {
    boolean text = settings.get(Settings.TOKEN_KEYSET).isPresent();
    boolean file = settings.get(Settings.TOKEN_KEYSET_FILE).isPresent();
    if (text && file) {
      problems.add("token_keyset and token_keyset_file exclude each other: remove one of them");
    }
    boolean database =
        settings.get(Settings.TOKEN_STORE).filter(TokenStoreLocation::isDatabase).isPresent();
    if (database && !text && !file) {
      problems.add(
          "token_store is a database, which needs a keyset that encrypts the tokens: make one with"
              + " `tap-paycor keyset create`, and give it to every run as token_keyset_file, or as"
              + " token_keyset by the environment variable TAP_PAYCOR_TOKEN_KEYSET");
    }
  }

  /** Settings that need or exclude each other. */
  private static void together(RawSettings settings, List<String> problems) {
    keyset(settings, problems);
    if (settings.get(Settings.FAN_OUT_REFRESH_DAYS).isPresent()
        && !settings.get(Settings.CHANGE_CAPTURE)) {
      problems.add(
          "fan_out_refresh_days needs change_capture, whose store knows when each employee was read:"
              + " set change_capture to true, or remove it");
    }
    if (settings.get(Settings.SHARED_PACE).isPresent() && settings.get(Settings.PACE_WORKERS) > 1) {
      problems.add(
          "shared_pace and pace_workers exclude each other: remove pace_workers, because the"
              + " database divides the pace");
    }
  }

  /** What a version excludes: targets delete the rows of all others. */
  private static void versions(RawSettings settings, List<String> problems) {
    if (settings.get(Settings.BATCH_CONFIG).isPresent()) {
      problems.add(
          "batch_config and emit_activate_version_messages exclude each other, because files of"
              + " records have no versions: remove one of them");
    }
    if (settings.get(Settings.CHANGE_CAPTURE)) {
      problems.add(
          "change_capture and emit_activate_version_messages exclude each other, because targets"
              + " would delete what is not sent again: remove one of them");
    }
  }

  /** The failure for these problems. */
  static UsageException failure(List<String> problems) {
    return problems.size() == 1
        ? new UsageException("The config has a problem: " + problems.get(0))
        : new UsageException(
            "The config has %d problems:\n%s"
                .formatted(problems.size(), String.join("\n", problems)));
  }
}
