package io.tappaycor.change;

import java.time.Instant;

/**
 * A record that is gone.
 *
 * @param key the JSON of its key, as it was written
 * @param detected when the run began that found it gone
 * @param lastSeen when the last run began that saw it
 * @param run the ID of the run that found it gone
 */
public record Gone(String key, Instant detected, Instant lastSeen, String run) {}
