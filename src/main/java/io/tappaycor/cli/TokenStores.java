package io.tappaycor.cli;

import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.exec.ExecTokenStore;
import io.tappaycor.auth.store.file.FileTokenStore;
import io.tappaycor.auth.store.postgres.Keyset;
import io.tappaycor.auth.store.postgres.PostgresTokenStore;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.Secret;
import io.tappaycor.config.TokenStoreLocation;
import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which token store a configuration means. The classes of the others are not loaded. */
final class TokenStores {

  private TokenStores() {}

  /**
   * The store; nothing is read or created yet.
   *
   * @throws UsageException if there is no place for one, or its keyset cannot be used
   */
  static TokenStore open(Configuration configuration, Environment environment) {
    String location = configuration.credentials().tokenStore().orElse("");
    if (TokenStoreLocation.isDatabase(location)) {
      return PostgresTokenStore.open(
          configuration, location, keyset(configuration, environment), environment.sleeper());
    }
    if (TokenStoreLocation.isCommand(location)) {
      return ExecTokenStore.open(configuration, location);
    }
    return FileTokenStore.open(
        configuration, environment.variables(), environment.userHome(), environment.sleeper());
  }

  private static Keyset keyset(Configuration configuration, Environment environment) {
    Configuration.TokenKeyset keyset = configuration.tokenKeyset();
    return keyset
        .text()
        .map(text -> Keyset.parse(text, "token_keyset"))
        .orElseGet(
            () ->
                read(
                    "token_keyset_file",
                    NetworkSettings.path(keyset.file().orElse(""), environment)));
  }

  /**
   * The keyset of a file.
   *
   * @param source the setting or option that names it, for messages
   * @throws UsageException if it cannot be read, or is none
   */
  static Keyset read(String source, Path file) {
    try {
      return Keyset.parse(new Secret(Files.readString(file)), source + " " + file);
    } catch (IOException | InvalidPathException unreadable) {
      throw new UsageException(
          "%s %s cannot be read: make one with `tap-paycor keyset create --output FILE`"
              .formatted(source, file),
          unreadable);
    }
  }
}
