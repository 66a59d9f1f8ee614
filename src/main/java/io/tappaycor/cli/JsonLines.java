package io.tappaycor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log event as one line of JSON, with the fields that Meltano's parser requires: {@code level},
 * {@code pid}, {@code logger_name}, {@code ts} (seconds since 1970), {@code thread_name}, {@code
 * app_name}, {@code stream_name}, {@code message} and {@code extra}. All of them are always there:
 * a line without {@code stream_name} is passed on unread.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

  /** The key of an event for the stream that it is about. */
  static final String STREAM = "stream";

  /** The key of an event for a {@link Metric}. */
  static final String METRIC = "metric";

  private static final byte[] NONE = new byte[0];

  private final long pid = ProcessHandle.current().pid();
  private final boolean debug;

  /**
   * An encoder.
   *
   * @param debug whether lines name the exceptions behind them
   */
  JsonLines(boolean debug) {
    this.debug = debug;
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line =
        Json.NODES
            .objectNode()
            .put("level", level(event.getLevel()))
            .put("pid", pid)
            .put("logger_name", event.getLoggerName())
            .put("ts", event.getTimeStamp() / 1000.0)
            .put("thread_name", event.getThreadName())
            .put("app_name", "tap-paycor")
            .putNull("stream_name");
    line.put("message", event.getFormattedMessage()).putObject("extra");
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> add(pair, line));
    }
    IThrowableProxy cause = event.getThrowableProxy();
    if (debug && cause != null) {
      line.putObject("exception").put("type", cause.getClassName()).put("message", "");
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void add(KeyValuePair pair, ObjectNode line) {
    if (pair.key.equals(STREAM)) {
      line.put("stream_name", String.valueOf(pair.value));
    } else if (pair.key.equals(METRIC) && pair.value instanceof JsonNode metric) {
      line.put("message", "METRIC").set("metric_info", metric);
    }
  }

  /** The names that Python's logging uses. */
  private static String level(Level level) {
    if (level.equals(Level.WARN)) {
      return "warning";
    }
    return level.isGreaterOrEqual(Level.ERROR)
        ? "error"
        : level.isGreaterOrEqual(Level.INFO) ? "info" : "debug";
  }
}
