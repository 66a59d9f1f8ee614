package io.tappaycor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the code, as docs/architecture.md draws it: data goes one way. */
@AnalyzeClasses(packages = "io.tappaycor", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("failure")
          .definedBy("io.tappaycor.failure..")
          .layer("json")
          .definedBy("io.tappaycor.json..")
          .layer("config")
          .definedBy("io.tappaycor.config..")
          .layer("http")
          .definedBy("io.tappaycor.http..")
          .layer("auth")
          .definedBy("io.tappaycor.auth..")
          .layer("stream")
          .definedBy("io.tappaycor.stream..")
          .layer("paging")
          .definedBy("io.tappaycor.paging..")
          .layer("catalog")
          .definedBy("io.tappaycor.catalog..")
          .layer("record")
          .definedBy("io.tappaycor.record..")
          .layer("singer")
          .definedBy("io.tappaycor.singer..")
          .layer("state")
          .definedBy("io.tappaycor.state..")
          .layer("sync")
          .definedBy("io.tappaycor.sync..")
          .layer("sandbox")
          .definedBy("io.tappaycor.sandbox..")
          .layer("cli")
          .definedBy("io.tappaycor.cli..")
          .whereLayer("failure")
          .mayNotAccessAnyLayer()
          .whereLayer("json")
          .mayOnlyAccessLayers("failure")
          .whereLayer("config")
          .mayOnlyAccessLayers("failure", "json")
          .whereLayer("http")
          .mayOnlyAccessLayers("failure", "json", "config")
          .whereLayer("auth")
          .mayOnlyAccessLayers("failure", "json", "config", "http")
          .whereLayer("stream")
          .mayNotAccessAnyLayer()
          .whereLayer("paging")
          .mayOnlyAccessLayers("failure", "json", "http", "stream")
          .whereLayer("catalog")
          .mayOnlyAccessLayers("failure", "json", "stream")
          .whereLayer("record")
          .mayOnlyAccessLayers("failure", "json", "stream", "catalog")
          .whereLayer("singer")
          .mayOnlyAccessLayers("failure", "json")
          .whereLayer("state")
          .mayOnlyAccessLayers("failure", "json")
          .whereLayer("sync")
          .mayOnlyAccessLayers(
              "failure", "json", "http", "stream", "paging", "catalog", "record", "singer", "state")
          .whereLayer("sandbox")
          .mayOnlyAccessLayers("failure", "json")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.tappaycor.(*)..").should().beFreeOfCycles();

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
