package io.tappaycor.sync.output;

import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.record.Transforms;

/**
 * How the records of all streams are made.
 *
 * @param clockFields how the time of a clock on a wall is written
 * @param transforms what happens to records between conformance and encoding
 * @param delivery how they reach the target
 */
public record Formatting(
    ClockFields clockFields, DriftPolicy drift, Transforms transforms, Delivery delivery) {

  /** How records reach the target. */
  public enum Delivery {
    /** As RECORD messages. */
    MESSAGES,
    /** As RECORD messages, those of full-table streams with a version. */
    VERSIONED_MESSAGES,
    /** In files, which BATCH messages name. */
    FILES
  }
}
