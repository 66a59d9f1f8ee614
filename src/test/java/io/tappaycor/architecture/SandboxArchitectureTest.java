package io.tappaycor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The packages of the sandbox: one per domain, with the plumbing apart, and no cycles. */
@AnalyzeClasses(
    packages = "io.tappaycor.sandbox",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class SandboxArchitectureTest {

  private static final String ROOT = "io.tappaycor.sandbox";

  /** One for each table of streams. */
  private static final String[] DOMAINS =
      packages(
          "people",
          "pay",
          "organization",
          "time",
          "scheduling",
          "labor",
          "ledger",
          "hiring",
          "tenant",
          "tax",
          "report");

  /** What a domain's endpoints are made of. */
  private static final String[] MATERIAL =
      packages("company", "endpoint", "http", "random", "record", "settings");

  /** How calls reach the endpoints. */
  private static final String[] PLUMBING = packages("api", "paging", "server", "token", "traffic");

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheSandboxItselfKnowsTheDomains =
      classes()
          .that()
          .resideInAnyPackage(DOMAINS)
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage(with(DOMAINS, ROOT));

  @ArchTest
  static final ArchRule domainsDoNotKnowThePlumbing =
      noClasses()
          .that()
          .resideInAnyPackage(with(DOMAINS, MATERIAL))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(with(PLUMBING, ROOT));

  @ArchTest
  static final ArchRule nobodyDependsOnTheRoot =
      classes()
          .that()
          .resideInAPackage(ROOT)
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage(ROOT);

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(name -> ROOT + "." + name).toArray(String[]::new);
  }

  private static String[] with(String[] packages, String... more) {
    return Stream.of(packages, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
