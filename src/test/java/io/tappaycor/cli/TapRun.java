package io.tappaycor.cli;

import io.tappaycor.http.Sleeper;
import io.tappaycor.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs the tap as a process would, but in this one: same arguments, same bytes, same exit code. */
public final class TapRun {

  /** Tests do not wait as long as users should. */
  private static final Sleeper HASTY =
      duration -> Thread.sleep(Math.max(1, duration.toMillis() / 25));

  /** At the start of a line: it differs from run to run. */
  private static final String TIMESTAMP =
      "(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private InputStream input = InputStream.nullInputStream();
  private OutputStream output = new ByteArrayOutputStream();
  private boolean terminal;
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  private TapRun(Path home) {
    this.home = home;
  }

  /** A run whose home directory, and so whose token stores, are below the given directory. */
  public static TapRun in(Path home) {
    return new TapRun(home);
  }

  /** The same run with an environment variable. */
  public TapRun with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** The same run with text on standard input. */
  public TapRun typing(String text) {
    input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The same run with another standard input. */
  public TapRun reading(InputStream stream) {
    input = stream;
    return this;
  }

  /** The same run with another standard output. */
  public TapRun writingTo(OutputStream stream) {
    output = stream;
    return this;
  }

  /** The same run, whose standard output is a terminal. */
  public TapRun showingRecords() {
    terminal = true;
    return this;
  }

  /** The same run with another standard error. */
  public TapRun reportingTo(ByteArrayOutputStream stream) {
    err = stream;
    return this;
  }

  /** Runs to the end. */
  public Result run(Object... arguments) {
    Environment environment =
        new Environment(
            variables,
            input,
            output,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            home.toString(),
            false,
            terminal,
            HASTY);
    String[] texts =
        java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = new TapPaycor(environment, new StopSignal()).run(texts).number();
    String out =
        output instanceof ByteArrayOutputStream kept ? kept.toString(StandardCharsets.UTF_8) : "";
    return new Result(code, out, err.toString(StandardCharsets.UTF_8).replaceAll(TIMESTAMP, ""));
  }

  /** Writes a JSON value to a file below a directory. */
  public static Path file(Path directory, String name, JsonNode value) {
    return file(directory, name, value.toString());
  }

  /** Writes a text to a file below a directory. */
  public static Path file(Path directory, String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What came of a run; standard error without the timestamps of its lines. */
  public record Result(int code, String out, String err) {

    /** Every message, in order. */
    public List<JsonNode> messages() {
      List<JsonNode> messages = new ArrayList<>();
      out.lines().forEach(line -> messages.add(Json.MAPPER.readTree(line)));
      return messages;
    }

    /** The records of a stream, in order. */
    public List<JsonNode> records(String stream) {
      return messages().stream()
          .filter(message -> message.path("type").asString().equals("RECORD"))
          .filter(message -> message.path("stream").asString().equals(stream))
          .map(message -> message.path("record"))
          .toList();
    }

    /** Streams in the order of their SCHEMA. */
    public List<String> schemas() {
      return messages().stream()
          .filter(message -> message.path("type").asString().equals("SCHEMA"))
          .map(message -> message.path("stream").asString())
          .toList();
    }

    /** The schema that was written for a stream. */
    public JsonNode schema(String stream) {
      return messages().stream()
          .filter(message -> message.path("type").asString().equals("SCHEMA"))
          .filter(message -> message.path("stream").asString().equals(stream))
          .findFirst()
          .orElseThrow()
          .path("schema");
    }

    /** The values of all STATE messages, in order. */
    public List<JsonNode> states() {
      return messages().stream()
          .filter(message -> message.path("type").asString().equals("STATE"))
          .map(message -> message.path("value"))
          .toList();
    }

    /** The value of the last STATE message. */
    public JsonNode lastState() {
      List<JsonNode> states = states();
      return states.get(states.size() - 1);
    }
  }
}
