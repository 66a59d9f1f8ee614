package io.tappaycor.sync.output;

import io.tappaycor.config.DriftPolicy;
import io.tappaycor.record.Transforms;
import java.time.ZoneId;

/**
 * How the records of all streams are made.
 *
 * @param clockZone the zone of wall times that come without one
 * @param transforms what happens to records between conformance and encoding
 */
public record Formatting(ZoneId clockZone, DriftPolicy drift, Transforms transforms) {}
