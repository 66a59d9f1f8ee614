package io.tappaycor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1JobSpec;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodFailurePolicyRule;
import io.tappaycor.cli.Pages;
import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The recipes for many tenants are what their engines take, and call the tap as it can be called.
 */
final class FleetRecipesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern METRIC = Pattern.compile("tap_paycor_[a-z_]+");

  @TempDir Path home;

  private static List<JsonNode> documents(String file) throws IOException {
    return YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(DEPLOY.resolve(file).toFile())
        .readAll();
  }

  private static V1JobSpec job() throws IOException {
    return V1CronJob.fromJson(documents("kubernetes/indexed-cronjob.yaml").get(0).toString())
        .getSpec()
        .getJobTemplate()
        .getSpec();
  }

  @Test
  void kubernetesStartsOneTaskPerTenantAndNeverTwoOfOne() throws IOException {
    V1JobSpec job = job();

    assertEquals("Indexed", job.getCompletionMode());
    assertEquals("Failed", job.getPodReplacementPolicy());
    assertEquals(1, job.getBackoffLimitPerIndex());
    assertTrue(job.getMaxFailedIndexes() < job.getCompletions());
    assertTrue(job.getTemplate().getSpec().getSecurityContext().getRunAsNonRoot());
  }

  @Test
  void eachExitCodeHasItsAnswer() throws IOException {
    for (V1PodFailurePolicyRule rule : job().getPodFailurePolicy().getRules()) {
      if (rule.getOnExitCodes() != null) {
        assertEquals("tap-paycor", rule.getOnExitCodes().getContainerName());
        assertEquals(
            rule.getAction().equals("FailIndex") ? List.of(2, 3, 5) : List.of(75, 143),
            rule.getOnExitCodes().getValues());
      }
    }
  }

  @Test
  void nobodyReachesThePods() throws IOException {
    V1NetworkPolicy policy =
        V1NetworkPolicy.fromJson(documents("kubernetes/indexed-cronjob.yaml").get(1).toString());

    assertEquals(List.of("Ingress", "Egress"), policy.getSpec().getPolicyTypes());
    assertEquals("tap-paycor", policy.getSpec().getPodSelector().getMatchLabels().get("app"));
  }

  /** The words of the tap in each recipe. */
  private static List<List<String>> commands() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    commands.add(job().getTemplate().getSpec().getContainers().get(0).getArgs());
    JsonNode batch =
        Json.MAPPER.readTree(Files.readString(DEPLOY.resolve("aws-batch/job-definition.json")));
    commands.add(words(batch.path("containerProperties").path("command")));
    commands.add(
        words(documents("cloud-run/job.yaml").get(0).findPath("containers").path(0).path("args")));
    String slurm = Files.readString(DEPLOY.resolve("slurm/tap-paycor.sbatch"));
    String command = slurm.substring(slurm.indexOf("exec tap-paycor") + "exec tap-paycor".length());
    commands.add(List.of(command.replace("\\\n", " ").replace("'", "").strip().split("\\s+", -1)));
    return commands;
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void theTapTakesTheOptionsOfEveryRecipe() throws IOException {
    for (List<String> command : commands()) {
      Pages.parse(command);
      assertEquals("run", command.get(0));
      assertTrue(command.contains("auto"), command.toString());
    }
  }

  @Test
  void awsBatchTriesNothingAgainThatDoesNotGetBetter() throws IOException {
    JsonNode batch =
        Json.MAPPER.readTree(Files.readString(DEPLOY.resolve("aws-batch/job-definition.json")));
    Set<String> hopeless = new TreeSet<>();
    batch
        .path("retryStrategy")
        .path("evaluateOnExit")
        .forEach(
            rule -> {
              if (rule.path("action").asString().equals("EXIT")) {
                hopeless.add(rule.path("onExitCode").asString());
              }
            });

    assertEquals(Set.of("2", "3", "5"), hopeless);
  }

  /** Whatever is drawn or alarmed about is told. */
  @Test
  void theDashboardAndTheAlertsKnowTheMetrics() throws IOException {
    Path metrics = home.resolve("metrics.prom");
    Path config = TapRun.file(home, "config.json", "{\"metrics_file\": \"" + metrics + "\"}");
    TapRun.in(home).run("--sandbox", "--employees", 1, "--config", config, "--select", "paystubs");
    String told = Files.readString(metrics);

    for (String file : List.of("grafana/dashboard.json", "grafana/alerts.yaml")) {
      String text = Files.readString(DEPLOY.resolve(file));
      Matcher metric = METRIC.matcher(text);
      boolean any = false;
      while (metric.find()) {
        assertTrue(told.contains(" " + metric.group() + " "), metric.group());
        any = true;
      }
      assertTrue(any, file);
    }
    assertFalse(documents("grafana/alerts.yaml").get(0).path("groups").isEmpty());
  }
}
