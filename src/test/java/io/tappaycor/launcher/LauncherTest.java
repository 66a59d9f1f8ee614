package io.tappaycor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers, with a Java and a Maven that only say how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {

  private static final String SHARED = "# >>>";

  /** Says its arguments, one a line, and ends with a code that nothing else ends with. */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do echo "[$argument]"; done
      exit 42
      """;

  /** Takes a while, counts itself, and leaves a jar as the real build does. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo noise; echo noise >&2
      sleep 0.3
      echo built >>"$0.log"
      mkdir -p target && echo whole >target/tap-paycor.jar
      """;

  @TempDir Path temporary;
  private Path checkout;
  private Path tools;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    checkout = Files.createDirectories(temporary.resolve("a checkout"));
    tools = Files.createDirectories(temporary.resolve("the tools"));
    executable(checkout.resolve("tap-paycor"), Files.readString(Path.of("tap-paycor")));
    executable(tools.resolve("java"), JAVA);
    executable(tools.resolve("mvn"), MAVEN);
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createDirectories(checkout.resolve("catalog"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.createDirectories(checkout.resolve("build"));
    Files.writeString(checkout.resolve("build/pom.xml"), "<project/>");
    Files.writeString(checkout.resolve("src/main/Tap.java"), "class Tap {}");
  }

  @Test
  void aMissingJarIsBuiltAndThatIsSaid() throws Exception {
    Ended ended = run(checkout.resolve("tap-paycor"));

    assertEquals(42, ended.code());
    assertTrue(ended.err().startsWith("INFO Building the tap: some seconds"), ended.err());
    assertEquals(1, ended.err().lines().count());
    assertTrue(ended.out().startsWith("[-XX:"), ended.out());
    assertEquals(1, builds());
  }

  @Test
  void aJarThatIsYoungerThanTheSourcesIsTaken() throws Exception {
    run(checkout.resolve("tap-paycor"));
    run(checkout.resolve("tap-paycor"));

    assertEquals(1, builds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "build/pom.xml", "src/main/Tap.java", "src/main", "catalog"})
  void whatChangesAfterTheJarMakesItStale(String changed) throws Exception {
    run(checkout.resolve("tap-paycor"));
    Files.setLastModifiedTime(
        checkout.resolve(changed), FileTime.from(Instant.now().plusSeconds(5)));

    run(checkout.resolve("tap-paycor"));

    assertEquals(2, builds());
  }

  @Test
  void theThinJarOfABuildThatWasCutOffIsNotTaken() throws Exception {
    Files.createDirectories(checkout.resolve("target"));
    Files.writeString(checkout.resolve("target/tap-paycor-thin.jar"), "half");
    Files.writeString(checkout.resolve("target/tap-paycor-shaded.jar"), "half");

    run(checkout.resolve("tap-paycor"));

    assertEquals(1, builds());
    assertEquals("whole\n", Files.readString(checkout.resolve("target/tap-paycor.jar")));
  }

  @Test
  void theNameOfTheFinalJarIsTheLastStepsAlone() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertTrue(pom.contains("<finalName>tap-paycor-thin</finalName>"));
    assertTrue(pom.contains("<outputFile>${project.build.directory}/tap-paycor-shaded.jar<"));
  }

  @Test
  void theJarDoesNotDependOnTheLocaleOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String notice = pom.substring(pom.indexOf("ApacheNoticeResourceTransformer"));

    assertTrue(
        notice.substring(0, notice.indexOf("</transformer>")).contains("<encoding>UTF-8<"),
        "META-INF/NOTICE has names with other letters than ASCII");
  }

  @Test
  void aBuildThatFailsSaysWhyAndEndsWithOne() throws Exception {
    executable(tools.resolve("mvn"), "#!/bin/sh\necho 'cannot find symbol'\nexit 1\n");

    Ended ended = run(checkout.resolve("tap-paycor"));

    assertEquals(1, ended.code());
    assertEquals("", ended.out());
    assertTrue(
        ended.err().endsWith("cannot find symbol\nERROR The build failed. See the output above\n"),
        ended.err());
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process one = start(checkout.resolve("tap-paycor"));
    Process other = start(checkout.resolve("tap-paycor"));

    assertEquals(42, ended(one).code());
    assertEquals(42, ended(other).code());
    // Where there is no flock both build, each into a room that the last step replaces whole.
    assertTrue(builds() == 1 || !exists("flock"), "builds: " + builds());
  }

  @Test
  void aSymbolicLinkLeadsToTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("a link"), Path.of("a checkout"));
    Path second = Files.createSymbolicLink(tools.resolve("tap"), link.resolve("tap-paycor"));

    Ended ended = run(second);

    assertEquals(42, ended.code());
    String jar = checkout.toRealPath().resolve("target/tap-paycor.jar").toString();
    assertTrue(ended.lines().contains("[" + jar + "]"), ended.out());
  }

  @Test
  void theReleaseLauncherPassesArgumentsOnAsTheyAre() throws Exception {
    Ended ended = run(release(), "--config", "my config.json", "", "*", "$HOME");

    assertEquals(42, ended.code());
    List<String> lines = ended.lines();
    assertEquals(
        List.of("[--config]", "[my config.json]", "[]", "[*]", "[$HOME]"),
        lines.subList(lines.size() - 5, lines.size()));
  }

  @Test
  void anArchiveOfClassesIsTakenWhileItIsYoungerThanItsJar() throws Exception {
    Path launcher = release();
    Path jar = launcher.resolveSibling("../lib/tap-paycor.jar").normalize();
    Path archive = Files.writeString(jar.resolveSibling("tap-paycor.jsa"), "classes");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    String option = "[-XX:SharedArchiveFile=" + archive.toRealPath() + "]";

    assertTrue(run(launcher).lines().contains(option));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertTrue(!run(launcher).out().contains("SharedArchiveFile"));
  }

  @Test
  void anArchiveOfClassesOfAnotherJarIsNotTaken() throws Exception {
    Path launcher = release();
    Path lib = launcher.resolveSibling("../lib").normalize();
    Files.writeString(lib.resolve("tap-paycor.jsa"), "classes");
    Files.setLastModifiedTime(
        lib.resolve("tap-paycor.jar"), FileTime.from(Instant.now().minusSeconds(60)));
    Files.writeString(lib.resolve("tap-paycor.jar.id"), "new\n");
    Files.writeString(lib.resolve("tap-paycor.jsa.id"), "old\n");

    assertTrue(!run(launcher).out().contains("SharedArchiveFile"));
    Files.writeString(lib.resolve("tap-paycor.jsa.id"), "new\n");
    assertTrue(run(launcher).out().contains("SharedArchiveFile"));
  }

  @Test
  void theFirstStartOfAReleaseAndTheFirstAfterAnUpgradeWarmUp() throws Exception {
    Path launcher = release();
    Path lib = launcher.resolveSibling("../lib").normalize();
    Path log = temporary.resolve("warmed");
    executable(launcher.resolveSibling("warm-up"), "#!/bin/sh\necho once >>'" + log + "'\n");
    run(launcher);
    assertTrue(Files.notExists(log), "a jar without an id is none of a release");

    Files.writeString(lib.resolve("tap-paycor.jar.id"), "new\n");
    run(launcher);
    for (int waited = 0; Files.notExists(log) && waited < 1_000; waited++) {
      Thread.sleep(10);
    }
    assertEquals(List.of("once"), Files.readAllLines(log));

    Files.writeString(lib.resolve("tap-paycor.jsa.id"), "new\n");
    run(launcher);
    assertEquals(List.of("once"), Files.readAllLines(log));
  }

  @Test
  void aReleaseWithAJavaOfItsOwnUsesThat() throws Exception {
    Path launcher = release();
    Path own = launcher.resolveSibling("../runtime/bin/java").normalize();
    Files.createDirectories(own.getParent());
    executable(own, "#!/bin/sh\nexit 43\n");

    assertEquals(43, run(launcher).code());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWrongJavaHomeIsNamed(boolean release) throws Exception {
    Path launcher = release ? release() : checkout.resolve("tap-paycor");

    Ended ended = ended(shell("JAVA_HOME=/no/where exec \"$0\"", launcher));

    assertEquals(2, ended.code());
    assertEquals(
        "ERROR JAVA_HOME is /no/where, where there is no bin/java. Correct it, or unset it\n",
        ended.err());
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:+UseG1GC, false, true",
    "-Xmx2g, true, false",
    "-XX:MaxRAMPercentage=80, true, false",
    "-Dsome=thing, true, true",
  })
  void theUsersOwnCollectorAndHeapWin(String options, boolean collector, boolean heap)
      throws Exception {
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      List<String> lines =
          ended(shell("%s='%s' exec \"$0\"".formatted(variable, options), release())).lines();

      assertEquals(collector, lines.contains("[-XX:+UseSerialGC]"), lines.toString());
      assertEquals(heap, lines.contains("[-Xms40m]"), lines.toString());
    }
  }

  @Test
  void allCommandsRunWithoutTheOptimizingCompiler() throws Exception {
    String option = "[-XX:TieredStopAtLevel=1]";

    assertTrue(run(release(), "--config", "c.json", "--discover").lines().contains(option));
    assertTrue(run(release(), "--config", "c.json").lines().contains(option));
  }

  @Test
  void noDumpOfTheMemoryIsAskedFor() throws Exception {
    List<String> lines = run(release(), "--config", "c.json").lines();

    assertTrue(lines.contains("[-XX:-CreateCoredumpOnCrash]"), lines.toString());
    assertTrue(lines.stream().noneMatch(each -> each.contains("HeapDump")), lines.toString());
  }

  @Test
  void aClosedStandardOutputEndsWithSixBeforeJavaIsCalled() throws Exception {
    Ended ended = ended(shell("exec \"$0\" --config c.json 0<&- 1>&-", release()));

    assertEquals(6, ended.code());
    assertEquals("", ended.err());
  }

  @Test
  void otherClosedStreamsAreOpenForJavaAndLeadNowhere() throws Exception {
    executable(
        tools.resolve("java"),
        """
        #!/bin/sh
        true 3<&0 && echo in
        true 3>&2 && echo err
        cat
        exit 42
        """);
    Ended ended = ended(shell("exec \"$0\" --config c.json 0<&- 2>&-", release()));

    assertEquals(42, ended.code());
    assertEquals("in\nerr\n", ended.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'', C.UTF-8",
    "LANG=C, C.UTF-8",
    "LANG=POSIX, C.UTF-8",
    "LC_ALL=C, C.UTF-8",
    "LC_ALL=C LANG=de_DE.UTF-8, C.UTF-8",
    "LC_CTYPE=C LANG=de_DE.UTF-8, C.UTF-8",
    "LANG=de_DE.UTF-8, ''",
    "LANG=C LC_CTYPE=de_DE.UTF-8, ''",
    "LANG=C LC_ALL=de_DE.UTF-8, de_DE.UTF-8",
  })
  void aLocaleWithoutUtf8IsReplaced(String variables, String locale) throws Exception {
    executable(tools.resolve("java"), "#!/bin/sh\necho \"[$LC_ALL]\"\nexit 42\n");
    String line = "unset LANG LC_ALL LC_CTYPE; exec env " + variables + " \"$0\"";

    Ended ended = ended(shell(line, release()));

    assertEquals("[" + locale + "]\n", ended.out(), ended.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", ""})
  void aPathWithUmlautsIsReadInEveryLocale(String lang) throws Exception {
    executable(
        tools.resolve("java"),
        """
        #!/bin/sh
        for last in "$@"; do :; done
        exec "%s/bin/java" -cp "%s" io.tappaycor.launcher.ReadablePath "$last"
        """
            .formatted(
                System.getProperty("java.home"), Path.of("target/test-classes").toRealPath()));
    Path home = Files.createDirectories(temporary.resolve("plain"));
    Process process =
        start(
            List.of(
                "/bin/sh",
                "-c",
                "d=$(printf 'Z\\303\\274rich'); mkdir \"$1/$d\" && echo x >\"$1/$d/f\";"
                    + " unset LC_ALL LC_CTYPE; LANG="
                    + lang
                    + " exec \"$0\" \"$1/$d/f\"",
                release().toString(),
                home.toString()));

    Ended ended = ended(process);

    assertEquals("true\n", ended.out(), ended.err());
  }

  @Test
  void bothLaunchersCallJavaInTheSameWay() throws IOException {
    assertEquals(shared(Path.of("src/release/tap-paycor")), shared(Path.of("tap-paycor")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tap-paycor",
        "src/release/tap-paycor",
        "src/release/warm-up",
        "src/release/archive.sh",
        "src/release/runtime.sh",
        "src/release/package-deb",
        "src/release/check-packages",
        "deploy/cron/tap-paycor-run",
      })
  void theShellUnderstandsEveryScript(String script) throws Exception {
    Process process = new ProcessBuilder("/bin/sh", "-n", script).redirectErrorStream(true).start();

    Ended ended = ended(process);

    assertEquals("", ended.out());
    assertEquals(0, ended.code());
  }

  private static String shared(Path launcher) throws IOException {
    String text = Files.readString(launcher);
    return text.substring(text.indexOf(SHARED));
  }

  private Path release() throws IOException {
    Path root = temporary.resolve("a release");
    Files.createDirectories(root.resolve("lib"));
    Files.writeString(root.resolve("lib/tap-paycor.jar"), "whole");
    Path launcher = Files.createDirectories(root.resolve("bin")).resolve("tap-paycor");
    executable(launcher, Files.readString(Path.of("src/release/tap-paycor")));
    return launcher;
  }

  private int builds() throws IOException {
    Path log = tools.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private static boolean exists(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, command)));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Ended run(Path launcher, String... arguments) throws Exception {
    return ended(start(launcher, arguments));
  }

  private Process start(Path launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Runs a line of shell with the launcher as its {@code $0}. */
  private Process shell(String line, Path launcher) throws IOException {
    return start(List.of("/bin/sh", "-c", line, launcher.toString()));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", tools + ":", (path, first) -> first + path);
    return builder.start();
  }

  /** What these processes print fits in a pipe. */
  private static Ended ended(Process process) throws Exception {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end");
    }
    return new Ended(
        process.exitValue(),
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
        new String(
            process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private record Ended(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }
}
