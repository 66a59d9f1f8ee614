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

/** Every link and file that the documents name is there. */
final class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:(?:src|docs|catalog|\\.ci|\\.github)/[\\w./-]*|[\\w.-]+\\.(?:md|sample\\.json|xml))");

  static List<Document> documents() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (Path folder : List.of(Path.of(""), Path.of("docs"), Path.of("docs", "streams"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(each -> each.toString().endsWith(".md"))
            .sorted()
            .forEach(each -> documents.add(new Document(each)));
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
        .map(each -> each.group(1))
        .filter(each -> !each.matches("(?i)(https?|mailto):.*"))
        .filter(each -> !leadsSomewhere(document, each))
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
        .map(each -> each.group(1).toLowerCase(Locale.ROOT))
        .map(each -> each.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyFileThatIsNamedExists(Document document) {
    Set<String> missing = new TreeSet<>();
    document.inlineCode().stream()
        .filter(each -> FILE.matcher(each).matches())
        .filter(each -> !Files.exists(Path.of(each)))
        .forEach(missing::add);

    assertEquals(Set.of(), missing);
  }
}
