package io.tappaycor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.tappaycor.cli.Pages;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The recipes under deploy/ are what their systems take, and call the tap as it can be called. */
final class RecipesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path room;

  private static List<JsonNode> manifests(Path file) throws IOException {
    return YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile()).readAll();
  }

  private static List<JsonNode> kubernetes() throws IOException {
    return manifests(DEPLOY.resolve("kubernetes/cronjob.yaml"));
  }

  private static V1PodSpec pod() throws IOException {
    return V1CronJob.fromJson(kubernetes().get(0).toString())
        .getSpec()
        .getJobTemplate()
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  @Test
  void kubernetesKnowsEveryFieldOfTheManifests() throws IOException {
    V1CronJob job = V1CronJob.fromJson(kubernetes().get(0).toString());
    V1PersistentVolumeClaim claim =
        V1PersistentVolumeClaim.fromJson(kubernetes().get(1).toString());

    // The typed model does not check what may be chosen.
    assertEquals("Forbid", job.getSpec().getConcurrencyPolicy());
    assertEquals("Failed", job.getSpec().getJobTemplate().getSpec().getPodReplacementPolicy());
    assertEquals("Never", pod().getRestartPolicy());
    assertEquals(
        claim.getMetadata().getName(),
        pod().getVolumes().get(1).getPersistentVolumeClaim().getClaimName());
  }

  @Test
  void aManifestThatIsMisspelledIsNoticed() throws IOException {
    String broken = kubernetes().get(0).toString().replace("readOnlyRootFilesystem", "readOnly");

    assertThrows(IllegalArgumentException.class, () -> V1CronJob.fromJson(broken));
  }

  @Test
  void thePodNeedsNoPrivilege() throws IOException {
    V1Container container = pod().getContainers().get(0);

    assertTrue(pod().getSecurityContext().getRunAsNonRoot());
    assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
    assertEquals(List.of("ALL"), container.getSecurityContext().getCapabilities().getDrop());
  }

  @Test
  void theCommandsOfAllRecipesAreThoseOfTheTap() throws IOException {
    Pages.parse(pod().getContainers().get(0).getArgs());
    Pages.parse(
        words(
            Files.readString(DEPLOY.resolve("systemd/tap-paycor.service")),
            Pattern.compile("(?m)^ExecStart=/usr/bin/tap-paycor (.*)$")));
    Pages.parse(
        Arrays.stream(
                group(
                        Files.readString(DEPLOY.resolve("airflow/tap_paycor_dag.py")),
                        Pattern.compile("(?s)COMMAND = \\[\\s*\"tap-paycor\",(.*?)\\]"))
                    .split(",", -1))
            .map(word -> word.replace("\"", "").strip())
            .filter(word -> !word.isEmpty())
            .toList());
  }

  private static List<String> words(String text, Pattern pattern) {
    return List.of(group(text, pattern).split(" ", -1));
  }

  private static String group(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(1);
  }

  @Test
  void meltanosProjectIsYamlWithItsPlugins() throws IOException {
    JsonNode project = manifests(DEPLOY.resolve("meltano/meltano.yml")).get(0);

    assertEquals("tap-paycor", project.at("/plugins/extractors/0/name").asString());
    assertEquals("target-postgres", project.at("/plugins/loaders/0/name").asString());
    assertEquals("paycor", project.at("/schedules/0/job").asString());
  }

  static boolean hasPython() {
    return exists("python3");
  }

  static boolean hasSystemd() {
    return exists("systemd-analyze");
  }

  private static boolean exists(String command) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, command)));
  }

  private record Ended(int code, String out) {}

  private static Ended run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  @Test
  @EnabledIf("hasPython")
  void theDagIsPython() throws Exception {
    Path copy = room.resolve("dag.py");
    Files.copy(DEPLOY.resolve("airflow/tap_paycor_dag.py"), copy);

    Ended ended = run(List.of("python3", "-m", "py_compile", copy.toString()));

    assertEquals(0, ended.code(), ended.out());
  }

  @Test
  @EnabledIf("hasSystemd")
  void systemdTakesTheUnits() throws Exception {
    for (String name : List.of("tap-paycor.service", "tap-paycor.timer")) {
      String unit = Files.readString(DEPLOY.resolve("systemd").resolve(name));
      // It looks for the program, which is not installed here.
      Files.writeString(
          room.resolve(name), unit.replace("/usr/bin/tap-paycor", "/usr/bin/env tap-paycor"));
    }

    Ended ended =
        run(
            List.of(
                "systemd-analyze",
                "verify",
                room.resolve("tap-paycor.service").toString(),
                room.resolve("tap-paycor.timer").toString()));

    assertTrue(
        ended
            .out()
            .lines()
            .noneMatch(line -> line.contains("tap-paycor.") && !line.contains("User")),
        ended.out());
  }

  /** Json.MAPPER stands for the tap's own reading of its files. */
  private static JsonNode json(Path file) throws IOException {
    return Json.MAPPER.readTree(Files.readString(file));
  }

  private Ended cron(String target) throws Exception {
    Path tools = Files.createDirectories(room.resolve("tools"));
    Path tap = tools.resolve("tap-paycor");
    Files.writeString(
        tap,
        """
        #!/bin/sh
        shift
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.tappaycor.cli.Main run --sandbox --employees 3 "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    assertTrue(tap.toFile().setExecutable(true));
    Files.writeString(room.resolve("config.json"), "{}");
    ProcessBuilder builder =
        new ProcessBuilder(
            DEPLOY.resolve("cron/tap-paycor-run").toAbsolutePath().toString(),
            room.toString(),
            "--",
            "/bin/sh",
            "-c",
            target);
    builder.environment().clear();
    builder.environment().put("TAP_PATH", tools + ":/usr/bin:/bin");
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  /** Cron ignores a line that it cannot read, and the night passes without a run. */
  @Test
  void cronReadsEachLineOfTheCrontab() throws IOException {
    Pattern job = Pattern.compile("(\\S+ ){5}/usr/local/bin/tap-paycor-run (/\\S+) -- \\S.*");
    int jobs = 0;
    for (String line : Files.readAllLines(DEPLOY.resolve("cron/crontab"))) {
      if (job.matcher(line).matches()) {
        jobs++;
        String[] fields = line.split(" ", 6);
        int[] highest = {59, 23, 31, 12, 7};
        for (int field = 0; field < highest.length; field++) {
          assertTrue(
              fields[field].equals("*") || Integer.parseInt(fields[field]) <= highest[field], line);
        }
      } else {
        assertTrue(line.matches("#.*|[A-Z]+=\\S+"), line);
      }
    }

    assertEquals(1, jobs);
  }

  @Test
  void theCronScriptRunsAPipelineAndSaysNothingIfAllIsWell() throws Exception {
    Ended ended = cron("sed -n 's/^{\"type\":\"STATE\",\"value\":\\(.*\\)}$/\\1/p'");

    assertEquals("", ended.out(), () -> log());
    assertEquals(0, ended.code());
    assertTrue(json(room.resolve("state.json")).path("bookmarks").has("employees"));
    assertEquals(0, json(room.resolve("summary.json")).path("exit_code").asInt(-1));
    assertTrue(Files.exists(room.resolve("report.html")));
  }

  @Test
  void theCronScriptSaysWhatFailed() throws Exception {
    Ended ended = cron("cat >/dev/null; exit 9");

    assertEquals(7, ended.code());
    assertTrue(ended.out().contains("ended with exit code 7; see"), ended.out());
    assertEquals(1, ended.out().lines().count());
  }

  private String log() {
    try {
      return Files.readString(room.resolve("sync.log"));
    } catch (IOException none) {
      return "no log";
    }
  }
}
