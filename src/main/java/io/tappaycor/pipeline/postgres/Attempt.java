package io.tappaycor.pipeline.postgres;

import java.time.Duration;

/**
 * One run of a pipeline.
 *
 * @param pipeline its name
 * @param label what tells this run from others, for people
 * @param longestWait for another attempt to end
 */
public record Attempt(String pipeline, String label, Duration longestWait) {}
