package io.tappaycor.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run that is over.
 *
 * @param id its own, in every log and file of it
 * @param version of the tap
 * @param resumed whether it went on with an earlier pass
 * @param exitCode of the process
 * @param requestsPerMinute the rate limit; 0 for none
 * @param calls that began in each span of {@link io.tappaycor.http.CallTimeline#SPAN}
 */
public record Run(
    String id,
    String version,
    Instant started,
    Duration took,
    boolean resumed,
    int exitCode,
    int requestsPerMinute,
    List<Integer> calls) {

  public Run {
    calls = List.copyOf(calls);
  }
}
