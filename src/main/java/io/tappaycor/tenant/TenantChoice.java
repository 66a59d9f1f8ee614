package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which tenant a worker takes. */
public final class TenantChoice {

  /** The variable in which an engine tells a task of an array its index, which begins with 0. */
  private static final Map<String, String> ENGINES =
      new TreeMap<>(
          Map.of(
              "JOB_COMPLETION_INDEX", "Kubernetes",
              "SLURM_ARRAY_TASK_ID", "Slurm",
              "AWS_BATCH_JOB_ARRAY_INDEX", "AWS Batch",
              "CLOUD_RUN_TASK_INDEX", "Cloud Run"));

  private TenantChoice() {}

  /**
   * The tenant that is meant.
   *
   * @param which a name, an index, or {@code auto} for the index that the engine gives
   * @param variables of the environment
   * @throws UsageException if there is no such tenant
   */
  public static Tenant of(String which, List<Tenant> tenants, Map<String, String> variables) {
    if (which.equals("auto")) {
      return at(index(variables), tenants);
    }
    Optional<Tenant> named =
        tenants.stream().filter(tenant -> tenant.name().equals(which)).findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    if (which.matches("\\d{1,9}")) {
      return at(Integer.parseInt(which), tenants);
    }
    throw new UsageException(
        "There is no tenant %s: give the name of one of the %d tenants, its number, or auto"
            .formatted(which, tenants.size()));
  }

  private static Tenant at(int index, List<Tenant> tenants) {
    if (index >= tenants.size()) {
      throw new UsageException(
          "There is no tenant number %d: there are %d, numbered from 0 to %d"
              .formatted(index, tenants.size(), tenants.size() - 1));
    }
    return tenants.get(index);
  }

  private static int index(Map<String, String> variables) {
    Map<String, String> given = new TreeMap<>(variables);
    given.keySet().retainAll(ENGINES.keySet());
    if (given.values().stream().distinct().count() > 1) {
      throw new UsageException(
          "--tenant auto is ambiguous: the variables %s have different values; give the number"
              .formatted(String.join(", ", given.keySet())));
    }
    String index =
        given.values().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--tenant auto needs the index of an array job in one of the variables "
                            + String.join(", ", ENGINES.keySet())));
    if (!index.matches("\\d{1,9}")) {
      throw new UsageException(
          "--tenant auto: the variable %s is not a number"
              .formatted(given.keySet().iterator().next()));
    }
    return Integer.parseInt(index);
  }
}
