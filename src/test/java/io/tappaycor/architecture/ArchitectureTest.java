package io.tappaycor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shape of the code, as docs/architecture.md draws it: data goes one way. */
@AnalyzeClasses(packages = "io.tappaycor", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "io.tappaycor.";

  /** Wires all the others, and is used by none. */
  private static final String SHELL = "cli";

  /** Which packages each package may use beside itself. Subpackages are packages of their own. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("failure", Set.of()),
          entry("scope", Set.of()),
          entry("json", Set.of("failure")),
          entry("config", Set.of("failure", "json", "scope")),
          entry("http", Set.of("failure", "json", "config")),
          entry("auth.token", Set.of("failure", "json", "scope", "config", "http")),
          entry("auth.store", Set.of("failure", "json", "scope", "config", "http", "auth.token")),
          entry("auth.store.file", Set.of("failure", "config", "http", "auth.token", "auth.store")),
          entry("auth.rotation", Set.of("failure", "config", "http", "auth.token", "auth.store")),
          entry(
              "auth.login",
              Set.of("failure", "scope", "config", "http", "auth.token", "auth.store")),
          entry("stream", Set.of()),
          entry("paging", Set.of("failure", "json", "http", "stream")),
          entry("catalog", Set.of("failure", "json", "stream")),
          entry("record", Set.of("failure", "json", "config", "stream", "catalog")),
          entry("singer", Set.of("failure", "json")),
          entry("state", Set.of("failure", "json")),
          entry(
              "sync",
              Set.of(
                  "failure", "json", "scope", "config", "http", "stream", "paging", "catalog",
                  "record", "singer", "state")),
          entry("sandbox", Set.of("failure", "json")));

  @ArchTest
  static final ArchRule packagesUseWhatTheyMay =
      classes()
          .should(
              new ArchCondition<JavaClass>("use only the packages that MAY_USE allows") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (!isAllowed(dependency)) {
                      events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                  }
                }
              });

  private static boolean isAllowed(Dependency dependency) {
    String from = name(dependency.getOriginClass());
    String to = name(dependency.getTargetClass().getBaseComponentType());
    return to.isEmpty()
        || from.equals(to)
        || from.equals(SHELL)
        || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  /** The package below the root; empty if it is not ours. */
  private static String name(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }

  @ArchTest
  static void everyPackageHasItsRow(JavaClasses code) {
    Set<String> packages =
        code.stream().map(ArchitectureTest::name).collect(Collectors.toCollection(TreeSet::new));
    packages.remove(SHELL);

    assertEquals(new TreeSet<>(MAY_USE.keySet()), packages);
  }

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.tappaycor.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheTransportKnowsOkHttp =
      noClasses()
          .that()
          .doNotHaveSimpleName("OkHttpTransport")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..");

  @ArchTest
  static final ArchRule onlyMainExitsAndHoldsTheStreams =
      noClasses()
          .that()
          .doNotHaveSimpleName("Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule classesAreFinalUnlessSealed =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .and()
          .areNotEnums()
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Abstract.*)");
}
