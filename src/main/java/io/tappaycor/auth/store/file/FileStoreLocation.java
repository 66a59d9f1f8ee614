package io.tappaycor.auth.store.file;

import io.tappaycor.auth.store.ApiHost;
import io.tappaycor.auth.token.Fingerprint;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Where tokens are kept when the config does not say: one file per host, client id and subscription
 * key, so that a sandbox's tokens never meet production's.
 */
final class FileStoreLocation {

  private static final int HASH_BYTES = 8;

  private FileStoreLocation() {}

  /**
   * The default path, {@code <state home>/tap-paycor/<host[-port]>-<16 hex digits>.json}. Pure.
   *
   * @param variables the environment's variables: {@code XDG_STATE_HOME} if it is absolute, as its
   *     specification demands, then {@code HOME}
   * @param userHome Java's home directory, from the list of users and not from {@code HOME}: "?"
   *     for a user that the system does not know
   * @param apiBaseUrl the validated base URL
   * @throws UsageException if no home directory is known: a store in the working directory would
   *     not be found by the next run, which would then spend a dead token
   */
  static Path defaultFor(
      Map<String, String> variables,
      String userHome,
      String apiBaseUrl,
      String clientId,
      Secret subscriptionKey) {
    return stateHome(variables, userHome)
        .resolve("tap-paycor")
        .resolve(ApiHost.of(apiBaseUrl) + "-" + hash(clientId, subscriptionKey) + ".json");
  }

  /**
   * The path that the user set; {@code ~/} is the home directory. Pure.
   *
   * @throws UsageException if no home directory is known
   */
  static Path of(String tokenStore, Map<String, String> variables, String userHome) {
    if (!tokenStore.startsWith("~/")) {
      return Path.of(tokenStore);
    }
    return home(variables, userHome)
        .orElseThrow(FileStoreLocation::unknownHome)
        .resolve(tokenStore.substring(2));
  }

  private static Path stateHome(Map<String, String> variables, String userHome) {
    return absolute("XDG_STATE_HOME", variables)
        .or(() -> home(variables, userHome).map(home -> home.resolve(".local").resolve("state")))
        .orElseThrow(FileStoreLocation::unknownHome);
  }

  private static Optional<Path> home(Map<String, String> variables, String userHome) {
    return absolute("HOME", variables).or(() -> absolute(userHome));
  }

  private static UsageException unknownHome() {
    return new UsageException(
        "There is no place for the token store: neither XDG_STATE_HOME nor HOME is an"
            + " absolute path, and the system knows no home directory of this user. Set"
            + " token_store in the config to a file on a disk that outlives the run");
  }

  /** A variable that Java cannot read must not lead to another store than it does in other runs. */
  private static Optional<Path> absolute(String variable, Map<String, String> variables) {
    try {
      return Optional.of(Path.of(variables.getOrDefault(variable, ""))).filter(Path::isAbsolute);
    } catch (InvalidPathException unreadable) {
      throw new UsageException(
          "The environment variable "
              + variable
              + " is not a path that Java can read in this locale: set LC_ALL to a UTF-8 locale,"
              + " such as C.UTF-8, or set token_store in the config",
          unreadable);
    }
  }

  private static Optional<Path> absolute(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Path::isAbsolute);
    } catch (InvalidPathException noPathOfThisSystem) {
      return Optional.empty();
    }
  }

  /** A line break separates the two, since neither can hold one. */
  private static String hash(String clientId, Secret subscriptionKey) {
    byte[] hash = Fingerprint.sha256(clientId + "\n" + subscriptionKey.reveal());
    return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }
}
