package io.tappaycor.sync;

import io.tappaycor.http.CallLog;
import io.tappaycor.paging.ListReader;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.ParentList;
import java.time.Clock;
import java.util.List;

/**
 * What all readings of a run share, and the lane of one of them. Writer, state, keeper and progress
 * belong to the thread that writes: readings reach them through their lane only.
 *
 * @param initial the state before the run, for reading
 * @param state the state as it grows
 * @param progress is told what goes on, for people who watch
 * @param place of the reading in the run; -1 for none
 */
record Engine(
    Extent extent,
    ListReader reader,
    ParentReader parentReader,
    Lessons lessons,
    OrderedFetch fetch,
    SingerWriter writer,
    SyncState initial,
    SyncState state,
    StateKeeper keeper,
    Progress progress,
    Clock clock,
    Lane lane,
    int place) {

  Engine in(Lane other, int at) {
    return new Engine(
        extent,
        reader,
        parentReader,
        lessons,
        fetch,
        writer,
        initial,
        state,
        keeper,
        progress,
        clock,
        other,
        at);
  }

  /**
   * The parents of a fan-out, in order.
   *
   * @param reach the days wanted, where the list goes by days
   * @throws NotPermittedException if Paycor refuses the list
   */
  List<Parent> parents(ParentList list, long entity, DateWindow reach, CallLog calls)
      throws NotPermittedException {
    for (ParentList each = list; each != null; each = each.outer().orElse(null)) {
      lessons.await(each, place);
    }
    return parentReader.parents(list, entity, reach, calls);
  }

  /** A page is written: it leaves at once, and perhaps a STATE follows. */
  void pageWritten() {
    writer.flush();
    keeper.tick();
  }
}
