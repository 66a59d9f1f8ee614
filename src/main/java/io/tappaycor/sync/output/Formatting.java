package io.tappaycor.sync.output;

import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.record.Transforms;

/**
 * How the records of all streams are made.
 *
 * @param clockFields how the time of a clock on a wall is written
 * @param transforms what happens to records between conformance and encoding
 * @param versions whether records of full-table streams carry a version
 */
public record Formatting(
    ClockFields clockFields, DriftPolicy drift, Transforms transforms, boolean versions) {}
