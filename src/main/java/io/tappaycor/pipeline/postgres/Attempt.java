package io.tappaycor.pipeline.postgres;

import io.tappaycor.scope.Shard;
import java.time.Duration;

/**
 * One run of a pipeline.
 *
 * @param pipeline its name
 * @param shard the legal entities that it reads
 * @param label what tells this run from others, for people
 * @param longestWait for another attempt to end
 */
public record Attempt(String pipeline, Shard shard, String label, Duration longestWait) {

  AttemptRow row() {
    return new AttemptRow(pipeline, shard);
  }
}
