package io.tappaycor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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

  /**
   * What each package may use, on one line each; {@code cli} may use all, because it wires them.
   */
  private static final Map<String, Set<String>> MAY_USE =
      table(
          """
          failure              ->
          scope                ->
          json                 -> failure
          file                 -> http
          postgres             -> failure config http
          config               -> failure json scope
          http                 -> failure json config network
          network              -> failure config
          auth.token           -> failure json scope config http
          auth.store           -> failure json scope config http auth.token
          auth.store.file      -> failure config file http auth.token auth.store
          auth.store.postgres  -> failure config http postgres auth.token auth.store
          auth.store.exec      -> failure json config auth.token auth.store
          auth.rotation        -> failure config http auth.token auth.store
          auth.login           -> failure scope config http auth.token auth.store
          stream               ->
          paging               -> failure json http stream
          catalog              -> failure json stream
          record               -> failure json config stream catalog
          change               -> failure file json
          singer               -> failure file json
          state                -> failure json scope
          pipeline             -> failure file state
          tenant               -> failure json
          tenant.postgres      -> failure postgres tenant
          pipeline.postgres    -> failure http pipeline postgres scope state
          summary              -> failure http json scope state sync.report
          sandbox              -> json sandbox.api sandbox.company sandbox.endpoint sandbox.hiring sandbox.http sandbox.labor sandbox.ledger sandbox.organization sandbox.pay sandbox.people sandbox.report sandbox.scheduling sandbox.server sandbox.settings sandbox.tax sandbox.tenant sandbox.time sandbox.token sandbox.traffic
          sandbox.api          -> sandbox.company sandbox.endpoint sandbox.http sandbox.paging sandbox.random sandbox.settings
          sandbox.company      -> sandbox.random sandbox.settings
          sandbox.endpoint     -> sandbox.company sandbox.http sandbox.settings
          sandbox.hiring       -> sandbox.company sandbox.endpoint sandbox.http sandbox.random sandbox.record sandbox.settings
          sandbox.http         -> json
          sandbox.labor        -> sandbox.company sandbox.endpoint sandbox.http sandbox.random sandbox.record
          sandbox.ledger       -> sandbox.company sandbox.endpoint sandbox.pay sandbox.random sandbox.record
          sandbox.organization -> sandbox.company sandbox.endpoint sandbox.random sandbox.record sandbox.settings
          sandbox.paging       -> json sandbox.endpoint sandbox.http sandbox.random
          sandbox.pay          -> sandbox.company sandbox.endpoint sandbox.http sandbox.random sandbox.record sandbox.settings
          sandbox.people       -> sandbox.company sandbox.endpoint sandbox.http sandbox.random sandbox.record
          sandbox.random       ->
          sandbox.record       -> json sandbox.company sandbox.endpoint sandbox.random sandbox.settings
          sandbox.report       -> sandbox.company sandbox.endpoint sandbox.http sandbox.random sandbox.record sandbox.settings
          sandbox.scheduling   -> sandbox.company sandbox.endpoint sandbox.random sandbox.record
          sandbox.server       -> sandbox.api sandbox.http sandbox.random sandbox.settings sandbox.token sandbox.traffic
          sandbox.settings     ->
          sandbox.tax          -> sandbox.company sandbox.endpoint sandbox.http sandbox.record
          sandbox.tenant       -> sandbox.company sandbox.endpoint sandbox.organization sandbox.people sandbox.record
          sandbox.time         -> sandbox.company sandbox.endpoint sandbox.pay sandbox.random sandbox.record sandbox.settings
          sandbox.token        -> json sandbox.http sandbox.settings sandbox.traffic
          sandbox.traffic      ->
          sync                 -> catalog change failure http json paging scope singer state stream sync.access sync.fetch sync.output sync.parent sync.plan sync.report
          sync.access          -> failure http paging stream sync.plan sync.report
          sync.fetch           -> failure http json paging sync.output sync.parent sync.plan
          sync.output          -> catalog change config failure http json paging record scope singer state stream sync.plan sync.report
          sync.parent          -> config failure http json paging record scope stream sync.access sync.plan
          sync.plan            -> catalog config failure http json paging record scope state stream sync.report
          sync.report          -> failure http scope
          """);

  private static Map<String, Set<String>> table(String text) {
    return text.lines()
        .map(line -> line.split("->", -1))
        .collect(
            Collectors.toMap(row -> row[0].strip(), row -> Set.of(row[1].strip().split(" +", -1))));
  }

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
          .haveSimpleNameNotStartingWith("OkHttp")
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
