package io.tappaycor.postgres;

import io.tappaycor.failure.UsageException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a PostgreSQL database, and of one thing in it: {@code
 * jdbc:postgresql://host/database#name}.
 *
 * @param jdbc what the driver takes
 * @param name of the thing, such as a pipeline; what follows {@code #}
 */
public record PostgresUrl(String jdbc, Optional<String> name) {

  private static final String PREFIX = "jdbc:postgresql:";

  /** A password in an address ends in process lists and logs. */
  private static final Pattern PASSWORD =
      Pattern.compile("[?&](password|sslpassword)=|//[^/@?]*:[^/@?]*@", Pattern.CASE_INSENSITIVE);

  /** Whether a text means a PostgreSQL database, and not a file. */
  public static boolean isOne(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /**
   * Reads an address.
   *
   * @param source the setting or option that has it, for messages
   * @throws UsageException if it holds a password, which the message does not repeat
   */
  public static PostgresUrl of(String source, String text) {
    if (PASSWORD.matcher(text).find()) {
      throw new UsageException(
          ("%s holds a password: remove it from the address, and set `database_password`, best by"
                  + " the environment variable TAP_PAYCOR_DATABASE_PASSWORD")
              .formatted(source));
    }
    int hash = text.indexOf('#');
    Optional<String> name =
        hash < 0
            ? Optional.empty()
            : Optional.of(text.substring(hash + 1)).filter(given -> !given.isBlank());
    return new PostgresUrl(hash < 0 ? text : text.substring(0, hash), name);
  }

  /** The address without its parameters, as messages show it. */
  @Override
  public String toString() {
    int parameters = jdbc.indexOf('?');
    return (parameters < 0 ? jdbc : jdbc.substring(0, parameters))
        + name.map(part -> "#" + part).orElse("");
  }
}
