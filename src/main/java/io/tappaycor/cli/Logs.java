package io.tappaycor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
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

  private static Level level(Map<String, String> variables) {
    String text =
        variables.getOrDefault("TAP_PAYCOR_LOGLEVEL", variables.getOrDefault("LOGLEVEL", "info"));
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "debug", "trace" -> Level.DEBUG;
      case "warning", "warn" -> Level.WARN;
      case "error", "critical", "fatal" -> Level.ERROR;
      default -> Level.INFO;
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
