package io.tappaycor.sync;

import io.tappaycor.paging.ListReader;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import java.time.Clock;

/**
 * What all readings of a run share.
 *
 * @param progress is told what goes on, for people who watch
 */
record Engine(
    Extent extent,
    ListReader reader,
    ParentReader parents,
    OrderedFetch fetch,
    SingerWriter writer,
    SyncState state,
    StateKeeper keeper,
    Progress progress,
    Clock clock) {}
