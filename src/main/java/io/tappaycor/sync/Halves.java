package io.tappaycor.sync;

import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.sync.StreamOutput.Encoded;
import io.tappaycor.sync.Units.Unit;
import java.util.List;

/** Takes the halves of a window that timed out: their ends are no ends of the window. */
final class Halves
    implements OrderedFetch.Taker<Unit, List<Encoded>, Result, NotPermittedException> {

  private final PartitionRun whole;
  private Result result = Result.COMPLETE;

  Halves(PartitionRun whole) {
    this.whole = whole;
  }

  /** What the halves came to together: a refusal of one is more than that one has nothing. */
  Result result() {
    return result;
  }

  @Override
  public boolean mayGoAhead() {
    return false;
  }

  @Override
  public void chunk(Unit unit, List<Encoded> encoded) {
    whole.chunk(unit, encoded);
  }

  @Override
  public void done(Unit unit, Result half) {
    add(half);
  }

  @Override
  public void failed(Unit unit, RuntimeException failure) throws NotPermittedException {
    add(whole.divide(unit, failure));
  }

  private void add(Result half) {
    if (result == Result.COMPLETE || half == Result.NOT_PERMITTED) {
      result = half;
    }
  }
}
