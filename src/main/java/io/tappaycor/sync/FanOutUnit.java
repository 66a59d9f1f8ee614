package io.tappaycor.sync;

import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.paging.Page;
import io.tappaycor.sync.StreamOutput.Admission;
import io.tappaycor.sync.StreamOutput.Encoded;
import java.util.ArrayList;
import java.util.List;

/** The whole list of one parent, read and encoded on a thread of the pool. */
final class FanOutUnit implements ListReader.PageSink {

  private final Engine engine;
  private final Part part;
  private final Asked asked;
  private final Admission admission;
  private final List<Encoded> encoded = new ArrayList<>();
  private List<StreamOutput.Encoder> encoders;

  /**
   * What came of it.
   *
   * @param encoded nothing unless the result is complete
   */
  record Fetched(Result result, List<Encoded> encoded) {}

  private FanOutUnit(Engine engine, Part part, Asked asked, Admission admission) {
    this.engine = engine;
    this.part = part;
    this.asked = asked;
    this.admission = admission;
    this.encoders = part.encoders(asked, admission);
  }

  static Fetched read(Engine engine, Part part, Asked asked, Admission admission, ListCall call) {
    FanOutUnit unit = new FanOutUnit(engine, part, asked, admission);
    return new Fetched(call.read(engine.reader(), unit), unit.encoded);
  }

  /**
   * A list call.
   *
   * @param hasty whether the first time-out is final, because the window is then halved
   */
  record ListCall(Reading reading, Target target, boolean hasty) {

    Result read(ListReader reader, ListReader.PageSink sink) {
      return reader.read(target, reading.endpoint().shape(), sink, reading.calls(), hasty);
    }
  }

  @Override
  public void page(Page page) {
    encoders.forEach(each -> encoded.add(each.encode(page, engine.clock().instant())));
  }

  @Override
  public void restart() {
    encoded.clear();
    encoders = part.encoders(asked, admission);
  }
}
