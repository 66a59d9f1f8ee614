package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fields that the README singles out are those that the stream tables mark. */
final class FieldsTest {

  @Test
  void theSensitiveFieldsAreThoseOfTheCode() {
    Document.README.holds("sensitive fields", fields(StreamDefinition::sensitiveFields));
  }

  @Test
  void theClockFieldsAreThoseOfTheCode() {
    Document.README.holds("clock fields", fields(StreamDefinition::clockFields));
  }

  private static List<String> fields(Function<StreamDefinition, Set<String>> of) {
    return StreamTable.ALL.stream()
        .filter(each -> !of.apply(each).isEmpty())
        .map(each -> "- `" + each.name() + "`: " + code(of.apply(each)))
        .toList();
  }

  @Test
  void theMeltanoDefinitionSelectsTheCoreWithoutItsSensitiveFields() {
    String yaml = Document.README.section("### Meltano");

    for (StreamDefinition stream : StreamTable.ALL) {
      if (stream.tier() != StreamDefinition.Tier.CORE) {
        continue;
      }
      assertTrue(yaml.contains("\"" + stream.name() + ".*\""), stream.name());
      for (String field : stream.sensitiveFields()) {
        String rule = "\"!" + stream.name() + "." + field + "\"";
        assertTrue(yaml.contains(rule), rule);
      }
    }
  }

  private static String code(Set<String> names) {
    return names.stream().sorted().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
  }
}
