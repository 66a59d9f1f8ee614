package io.tappaycor.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One reading of everything, by one run or by several if it was cut.
 *
 * @param began when its first run started, to the second
 * @param ended when a run came to its end by itself; empty while the pass goes on
 */
public record Pass(Instant began, Optional<Instant> ended) {}
