package io.tappaycor.catalog;

import io.tappaycor.stream.StreamDefinition;
import java.util.regex.Pattern;

/**
 * A pattern for streams and fields, as Meltano writes them: {@code employees}, {@code employees.*},
 * {@code *.firstName}, {@code employees.positionData.title}. A {@code *} stands for any characters,
 * dots among them. Without a dot, it means streams.
 *
 * @param text as written
 * @param source where it was written, for messages
 */
public record FieldPattern(String text, String source) {

  /** Whether it names fields, and not only streams. */
  boolean namesFields() {
    return text.indexOf('.') >= 0;
  }

  /** Whether the stream is among those that it means. */
  public boolean matches(StreamDefinition stream) {
    return glob(streamPart()).matcher(stream.name()).matches();
  }

  /** Whether the field, or one around it, is meant; items of arrays have no name of their own. */
  boolean matches(StreamDefinition stream, Breadcrumb field) {
    if (!namesFields() || !matches(stream)) {
      return false;
    }
    Pattern wanted = glob(fieldPart());
    for (Breadcrumb at = field; !at.steps().isEmpty(); at = at.parent()) {
      if (wanted.matcher(at.dotted()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field with this dotted path is meant; what is in it is not asked. */
  public boolean matchesPath(StreamDefinition stream, String path) {
    return namesFields() && matches(stream) && glob(fieldPart()).matcher(path).matches();
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
