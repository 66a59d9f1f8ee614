package io.tappaycor.config;

import java.util.Locale;

/** What {@code token_store} may be: a path, a database, or a command. */
public final class TokenStoreLocation {

  private static final String DATABASE = "jdbc:";
  private static final String COMMAND = "exec:";

  private TokenStoreLocation() {}

  /** Whether it is the address of a database. */
  public static boolean isDatabase(String text) {
    return hasPrefix(text, DATABASE);
  }

  /** Whether it is a command. */
  public static boolean isCommand(String text) {
    return hasPrefix(text, COMMAND);
  }

  private static boolean hasPrefix(String text, String prefix) {
    return text.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  static SettingType<String> type() {
    return SettingTypes.pathOr(text -> isDatabase(text) || isCommand(text))
        .as(
            text -> {
              if (isDatabase(text) && !hasPrefix(text, "jdbc:postgresql:")) {
                throw new InvalidValueException(
                    "needs to be a path, jdbc:postgresql://HOST:PORT/DATABASE, or exec: and the path"
                        + " of a command");
              }
              return text;
            });
  }
}
