package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link and file that the documents name exists. */
final class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:(?:src|docs|catalog|\\.ci|\\.github)/[\\w./-]*|[\\w.-]+\\.(?:md|sample\\.json|xml))");

  static List<Document> documents() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (String folder : List.of("", "docs", "docs/streams", "docs/decisions")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .forEach(file -> documents.add(new Document(file)));
      }
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLocalLinkLeadsSomewhere(Document document) {
    Set<String> broken = new TreeSet<>();
    LINK.matcher(document.text())
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.matches("(?i)(https?|mailto):.*"))
        .filter(link -> !leadsSomewhere(document, link))
        .forEach(broken::add);

    assertEquals(Set.of(), broken);
  }

  private static boolean leadsSomewhere(Document from, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? from.path() : from.path().resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1 || anchors(new Document(target)).contains(parts[1]));
  }

  private static Set<String> anchors(Document document) {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(document.text())
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyFileThatIsNamedExists(Document document) {
    Set<String> missing = new TreeSet<>();
    document.inlineCode().stream()
        .filter(code -> FILE.matcher(code).matches())
        .filter(code -> !Files.exists(Path.of(code)))
        .forEach(missing::add);

    assertEquals(Set.of(), missing);
  }
}
