package io.tappaycor.summary;

import io.tappaycor.scope.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells the runs of a fleet apart.
 *
 * @param tenant its name, if it has one
 * @param shard the legal entities that it reads
 */
public record RunLabels(Optional<String> tenant, Shard shard) {

  /** As the labels of a metric; empty if there are none. */
  String inMetrics() {
    List<String> labels = new ArrayList<>();
    tenant.ifPresent(name -> labels.add("tenant=\"" + name + "\""));
    if (!shard.isWhole()) {
      labels.add("shard=\"" + shard + "\"");
    }
    return String.join(",", labels);
  }

  /** For a line of the log that goes on after it; empty if there are none. */
  public String inLines() {
    return tenant.map(name -> "tenant " + name + ", ").orElse("")
        + (shard.isWhole() ? "" : "shard " + shard + ", ");
  }
}
