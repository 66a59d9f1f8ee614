package io.tappaycor.sync;

import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.sync.StreamOutput.Encoded;
import io.tappaycor.sync.Units.Unit;
import java.util.List;

/** Takes the halves of a window that timed out: their ends are no ends of the window. */
record Halves(PartitionRun whole)
    implements OrderedFetch.Taker<Unit, List<Encoded>, Result, NotPermittedException> {

  @Override
  public boolean mayGoAhead() {
    return false;
  }

  @Override
  public void chunk(Unit unit, List<Encoded> encoded) {
    whole.chunk(unit, encoded);
  }

  @Override
  public void done(Unit unit, Result result) throws NotPermittedException {
    if (result != Result.COMPLETE) {
      whole.done(unit, result);
    }
  }

  @Override
  public void failed(Unit unit, RuntimeException failure) throws NotPermittedException {
    whole.divide(unit, failure);
  }
}
