package io.tappaycor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.tappaycor.config.LogFormat;
import io.tappaycor.failure.UsageException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Log lines on standard error, one per event: {@code LEVEL message}, with a UTC timestamp first
 * where no person watches, or JSON.
 */
final class Logs {

  /** The logger of the summary, which no level silences. */
  static final String SUMMARY = "summary";

  private static final String NAME = "stderr";
  private static final String TIMESTAMP = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} ";
  private static final String ONE_LINE = "%level %replace(%msg){'\\p{Cntrl}+',' '}%n";

  private Logs() {}

  /** Starts logging at the level and in the format that the environment sets. */
  static void start(Environment environment) {
    Map<String, String> variables = environment.variables();
    boolean json =
        variables.getOrDefault("TAP_PAYCOR_LOG_FORMAT", "").strip().equalsIgnoreCase("json");
    start(environment, json ? LogFormat.JSON : LogFormat.TEXT);
  }

  /**
   * Starts logging at the level that the environment sets.
   *
   * @param format that the config asks for; Meltano may ask for JSON
   * @return whether lines are JSON
   */
  static boolean start(Environment environment, LogFormat format) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return false;
    }
    context.reset();
    Level level = level(environment.variables());
    boolean debug = level.toInt() <= Level.DEBUG_INT;
    boolean json = format == LogFormat.JSON || MeltanoLogging.asksForJson(environment.variables());
    Encoder<ILoggingEvent> encoder =
        json ? new JsonLines(debug) : text(context, environment.terminal(), debug);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setName(NAME);
    appender.setEncoder(encoder);
    appender.setOutputStream(new Unclosed(environment.err()));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("io.tappaycor").setLevel(level);
    context.getLogger(SUMMARY).setLevel(Level.INFO);
    // What the libraries log may quote a URL.
    context.getLogger("okhttp3").setLevel(Level.OFF);
    // The shared pace says itself that its database is away.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
    java.util.logging.LogManager.getLogManager().reset();
    return json;
  }

  /** Starts logging for a last word, unless this run has started it in its own format. */
  static void startIfSilent(Environment environment) {
    if (!isStarted(environment)) {
      start(environment);
    }
  }

  private static boolean isStarted(Environment environment) {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(NAME)
            instanceof OutputStreamAppender<ILoggingEvent> appender
        && appender.getOutputStream() instanceof Unclosed unclosed
        && unclosed.err == environment.err();
  }

  private static Encoder<ILoggingEvent> text(
      LoggerContext context, boolean terminal, boolean debug) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    String line = terminal ? ONE_LINE : TIMESTAMP + ONE_LINE;
    // Stack traces are for developers: at debug level only.
    encoder.setPattern(debug ? line : line + "%nopex");
    return encoder;
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
    private final PrintStream err;

    Unclosed(PrintStream err) {
      super(err);
      this.err = err;
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
