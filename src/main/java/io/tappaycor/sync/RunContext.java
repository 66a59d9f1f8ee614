package io.tappaycor.sync;

import io.tappaycor.http.Sleeper;
import io.tappaycor.paging.ListReader;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.access.PermissionProbe;
import io.tappaycor.sync.fetch.ReadAhead;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.Output;
import io.tappaycor.sync.parent.LastPaid;
import io.tappaycor.sync.parent.ParentCache;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.RunPass;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What all streams of a run share. Immutable; each part is safe for many threads.
 *
 * @param allowPartialAccess whether this login is meant to see only some of the parents
 * @param initial the state that the run was given, never changed
 * @param changes how the run finds out what has changed, if it does
 * @param nanoTime for durations
 */
record RunContext(
    Extent extent,
    RunPass pass,
    boolean allowPartialAccess,
    ListReader reader,
    ParentCache parents,
    LastPaid lastPaid,
    Optional<ChangeCapture> changes,
    PermissionProbe probe,
    LegalEntityCheck entities,
    ReadAhead readAhead,
    SyncState initial,
    Output output,
    Clock clock,
    Sleeper sleeper,
    LongSupplier nanoTime) {}
