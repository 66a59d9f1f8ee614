package io.tappaycor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.tappaycor.failure.UsageException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Log lines on standard error: {@code LEVEL message}, one line per event. */
final class Logs {

  private static final String ONE_LINE = "%level %replace(%msg){'\\p{Cntrl}+',' '}%n";

  private Logs() {}

  /** Starts logging for a run, at the level that the environment sets. */
  static void start(Environment environment) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    Level level = level(environment.variables());
    boolean debug = level.toInt() <= Level.DEBUG_INT;
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    // Stack traces are for developers: at debug level only.
    encoder.setPattern(debug ? ONE_LINE : ONE_LINE + "%nopex");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(new Unclosed(environment.err()));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("io.tappaycor").setLevel(level);
    // What the libraries log may quote a URL.
    context.getLogger("okhttp3").setLevel(Level.OFF);
    java.util.logging.LogManager.getLogManager().reset();
  }

  /**
   * Checks the level that the environment sets.
   *
   * @throws UsageException if there is no such level
   */
  static void checkLevel(Map<String, String> variables) {
    Optional<String> variable = variable(variables);
    if (variable.isPresent() && named(variable.get(), variables).isEmpty()) {
      throw new UsageException(
          "The environment variable "
              + variable.get()
              + " is not a log level: set it to debug, info, warning or error");
    }
  }

  private static Level level(Map<String, String> variables) {
    return variable(variables).flatMap(name -> named(name, variables)).orElse(Level.INFO);
  }

  /** The variable that sets the level, if one does. */
  private static Optional<String> variable(Map<String, String> variables) {
    return Stream.of("TAP_PAYCOR_LOGLEVEL", "LOGLEVEL")
        .filter(name -> !variables.getOrDefault(name, "").isBlank())
        .findFirst();
  }

  private static Optional<Level> named(String variable, Map<String, String> variables) {
    String text = variables.getOrDefault(variable, "").strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "debug", "trace", "notset" -> Optional.of(Level.DEBUG);
      case "info" -> Optional.of(Level.INFO);
      case "warning", "warn" -> Optional.of(Level.WARN);
      case "error", "critical", "fatal" -> Optional.of(Level.ERROR);
      default -> Optional.empty();
    };
  }

  /** Standard error belongs to the process: a log that ends must not close it. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(PrintStream err) {
      super(err);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }
}
