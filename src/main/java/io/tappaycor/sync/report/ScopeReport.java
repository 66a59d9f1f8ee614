package io.tappaycor.sync.report;

import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of a stream in one scope.
 *
 * @param result how it ended
 * @param records written
 * @param calls made for it, retries among them; of streams that share a read, the first one has all
 * @param days the days that were asked for, if it is asked for by days
 * @param keys a checksum of the keys of the records written, in any order
 */
public record ScopeReport(
    Scope scope,
    Result result,
    long records,
    CallLog.Count calls,
    Optional<Days> days,
    String keys) {

  /** How a scope ended. */
  public enum Result {
    /** All that is permitted was read. */
    COMPLETE,
    /** It is not permitted. */
    SKIPPED,
    /** Some of it could not be read or stored. */
    FAILED,
    /** An earlier run of the same pass had read all of it. */
    READ_BEFORE
  }

  /** Days, inclusive. */
  public record Days(LocalDate first, LocalDate last) {}
}
