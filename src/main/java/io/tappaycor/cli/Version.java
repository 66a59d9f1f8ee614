package io.tappaycor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The tap's own version, which the build writes to a file of the jar. */
final class Version {

  private Version() {}

  static String current() {
    try (InputStream file = Version.class.getResourceAsStream("/tap-paycor.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
