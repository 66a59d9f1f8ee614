package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The diagram in docs/architecture.md matches the packages. */
final class DiagramTest {

  private static final String ROOT = "io.tappaycor.";
  private static final Pattern EDGE = Pattern.compile("(?m)^ +(\\w+) --> (\\w+)$");
  private static final Pattern NODE = Pattern.compile("(?m)^ +(\\w+)\\[");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  private final Document architecture = new Document(Path.of("docs", "architecture.md"));
  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tappaycor");

  @Test
  void everyEdgeIsADependencyAndEveryDependencyAnEdge() {
    Set<String> drawn =
        EDGE.matcher(mermaid())
            .results()
            .map(each -> each.group(1) + " -> " + each.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(dependencies(), drawn);
  }

  @Test
  void everyPackageIsDrawnAndDescribed() {
    assertEquals(packages(), found(NODE, mermaid()));
    assertEquals(packages(), found(ROW, architecture.text()));
  }

  private String mermaid() {
    return architecture.fences().stream()
        .filter(each -> each.startsWith("flowchart"))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> packages() {
    return code.stream().map(DiagramTest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> dependencies() {
    return code.stream()
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .flatMap(DiagramTest::edge)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The note under the diagram says what is left out of it. */
  private static Stream<String> edge(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getPackageName().startsWith(ROOT)) {
      return Stream.empty();
    }
    String from = name(dependency.getOriginClass());
    String to = name(target);
    boolean leftOut =
        from.equals(to) || from.equals("cli") || to.equals("failure") || to.equals("json");
    return leftOut ? Stream.empty() : Stream.of(from + " -> " + to);
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0];
  }
}
