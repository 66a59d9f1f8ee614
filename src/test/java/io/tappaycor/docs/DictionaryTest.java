package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.contract.PaycorFacts;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** The stream pages in docs/streams match the definitions and schemas. */
final class DictionaryTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private static final Path FOLDER = Path.of("docs", "streams");
  private static final String INDEX = "README";
  private static final JsonNode CAVEATS = PaycorFacts.caveats();

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everyStreamHasItsPage(StreamDefinition stream) {
    page(stream.name()).is(StreamPage.of(stream, about(stream)));
  }

  @Test
  void theIndexListsAllStreamsAndTheirJoins() {
    Document index = page(INDEX);

    index.holds("core", index(Tier.CORE));
    index.holds("extended", index(Tier.EXTENDED));
    index.holds("diagram", EntityDiagram.mermaid());
    index.holds("joins", EntityDiagram.table());
    index.holds("left out", leftOut());
  }

  @Test
  void noPageDescribesARemovedStream() throws IOException {
    Set<String> wanted =
        STREAMS.stream().map(StreamDefinition::name).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(wanted.containsAll(CAVEATS.propertyNames()));
    wanted.add(INDEX);
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .map(Document::new)
          .filter(page -> !wanted.contains(page.name()))
          .forEach(Document::isGone);
    }
  }

  private static Document page(String name) {
    return new Document(FOLDER.resolve(name + ".md"));
  }

  private static List<String> about(StreamDefinition stream) {
    List<String> about = new ArrayList<>();
    about.add(SchemaLibrary.schemaOf(stream.name()).path("description").asString(""));
    CAVEATS.path(stream.name()).forEach(caveat -> about.add(caveat.asString()));
    return about;
  }

  private static List<String> index(Tier tier) {
    List<String> rows = new ArrayList<>(List.of("| Stream | Contents |", "|---|---|"));
    STREAMS.stream()
        .filter(stream -> stream.tier() == tier)
        .map(DictionaryTest::row)
        .forEach(rows::add);
    return rows;
  }

  private static String row(StreamDefinition stream) {
    return "| [%s](%s.md) | %s |".formatted(stream.name(), stream.name(), about(stream).get(0));
  }

  private static List<String> leftOut() {
    List<String> rows = new ArrayList<>();
    for (var reason : PaycorFacts.leftOut().path("endpoints").properties()) {
      rows.add("- " + reason.getKey() + ":");
      reason.getValue().forEach(path -> rows.add("  - `" + path.asString() + "`"));
    }
    return rows;
  }
}
