package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The index that the engine of an array job gives to each of its tasks. */
public final class ArrayIndex {

  /** What an option has in its place. */
  public static final String AUTO = "auto";

  /** The variables of Kubernetes, Slurm, AWS Batch and Cloud Run. */
  private static final Set<String> VARIABLES =
      Set.of(
          "JOB_COMPLETION_INDEX",
          "SLURM_ARRAY_TASK_ID",
          "AWS_BATCH_JOB_ARRAY_INDEX",
          "CLOUD_RUN_TASK_INDEX");

  private ArrayIndex() {}

  /**
   * The index of this task, from 0.
   *
   * @param option that wants it, for messages
   * @param variables of the environment
   * @throws UsageException if no engine gives one, or several give different ones
   */
  public static int of(String option, Map<String, String> variables) {
    Map<String, String> given = new TreeMap<>(variables);
    given.keySet().retainAll(VARIABLES);
    if (given.values().stream().distinct().count() > 1) {
      throw new UsageException(
          "%s %s is ambiguous: the variables %s have different values; give the number"
              .formatted(option, AUTO, String.join(", ", given.keySet())));
    }
    String index =
        given.values().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "%s %s needs the index of an array job in one of the variables %s"
                            .formatted(option, AUTO, String.join(", ", sorted()))));
    if (!index.matches("\\d{1,9}")) {
      throw new UsageException(
          "%s %s: the variable %s is not a number"
              .formatted(option, AUTO, given.keySet().iterator().next()));
    }
    return Integer.parseInt(index);
  }

  private static Iterable<String> sorted() {
    return VARIABLES.stream().sorted().toList();
  }
}
