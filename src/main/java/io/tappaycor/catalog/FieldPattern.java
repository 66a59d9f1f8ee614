package io.tappaycor.catalog;

import io.tappaycor.stream.StreamDefinition;
import java.util.regex.Pattern;

/**
 * A pattern for streams and fields, as Meltano writes them: {@code employees}, {@code employees.*},
 * {@code *.firstName}, {@code employees.positionData.title}. A {@code *} stands for any characters,
 * dots among them. Without a dot, it means streams. Immutable.
 */
public final class FieldPattern {

  private final String text;
  private final String source;
  private final Pattern streams;
  private final Pattern fields;

  /**
   * A pattern.
   *
   * @param text as written
   * @param source where it was written, for messages
   */
  public FieldPattern(String text, String source) {
    this.text = text;
    this.source = source;
    this.streams = glob(streamPart());
    this.fields = glob(fieldPart());
  }

  /** The text as written. */
  String text() {
    return text;
  }

  /** Where it was written, for messages. */
  String source() {
    return source;
  }

  /** Whether it names fields, and not only streams. */
  boolean namesFields() {
    return text.indexOf('.') >= 0;
  }

  /** Whether the stream is among those that it means. */
  public boolean matches(StreamDefinition stream) {
    return streams.matcher(stream.name()).matches();
  }

  /** Whether the field, or one around it, is meant; items of arrays have no name of their own. */
  boolean matches(StreamDefinition stream, Breadcrumb field) {
    if (!namesFields() || !matches(stream)) {
      return false;
    }
    for (Breadcrumb at = field; !at.steps().isEmpty(); at = at.parent()) {
      if (fields.matcher(at.dotted()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field with this dotted path is meant; what is in it is not asked. */
  public boolean matchesPath(StreamDefinition stream, String path) {
    return namesFields() && matches(stream) && fields.matcher(path).matches();
  }

  /** Whether it is the whole path of this field, without any {@code *}. */
  boolean isPathOf(StreamDefinition stream, Breadcrumb field) {
    return streamPart().equals(stream.name()) && fieldPart().equals(field.dotted());
  }

  /** The text for messages. */
  String shown() {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  String streamPart() {
    return namesFields() ? text.substring(0, text.indexOf('.')) : text;
  }

  String fieldPart() {
    return namesFields() ? text.substring(text.indexOf('.') + 1).replace(".items.", ".") : "";
  }

  /** The same for equal patterns: it is part of the fingerprint of what is written. */
  @Override
  public String toString() {
    return text;
  }

  private static Pattern glob(String text) {
    StringBuilder expression = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      expression.append(expression.isEmpty() && part.isEmpty() ? "" : Pattern.quote(part));
      expression.append(".*");
    }
    expression.setLength(expression.length() - 2);
    return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
  }
}
