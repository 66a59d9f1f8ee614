package io.tappaycor.docs;

import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists of sensitive and clock fields match the stream tables. */
final class FieldsTest {

  @Test
  void theListOfSensitiveFieldsMatchesTheCode() {
    Document.guide("selection")
        .holds("sensitive fields", fields(StreamDefinition::sensitiveFields));
  }

  @Test
  void theListOfClockFieldsMatchesTheCode() {
    Document.guide("types").holds("clock fields", fields(StreamDefinition::clockFields));
  }

  private static List<String> fields(Function<StreamDefinition, Set<String>> of) {
    return StreamTable.ALL.stream()
        .filter(stream -> !of.apply(stream).isEmpty())
        .map(stream -> "- `" + stream.name() + "`: " + code(of.apply(stream)))
        .toList();
  }

  private static String code(Set<String> names) {
    return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
