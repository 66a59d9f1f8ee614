package io.tappaycor.cli;

import java.time.Duration;
import java.util.List;

/**
 * What the login is asked to do.
 *
 * @param paste whether to ask for the redirect URL rather than to listen for it
 * @param patience how long to wait for the browser
 */
record LoginOptions(List<String> config, boolean paste, Duration patience) {

  LoginOptions {
    config = List.copyOf(config);
  }
}
