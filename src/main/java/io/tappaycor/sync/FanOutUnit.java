package io.tappaycor.sync;

import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.paging.Page;
import io.tappaycor.sync.StreamOutput.Encoded;
import java.util.ArrayList;
import java.util.List;

/** The whole list of one parent, read and encoded on a thread of the pool. */
final class FanOutUnit implements ListReader.PageSink {

  private final Engine engine;
  private final Reading reading;
  private final Asked asked;
  private final List<Encoded> encoded = new ArrayList<>();
  private List<StreamOutput.Encoder> encoders;

  /**
   * What came of it.
   *
   * @param encoded nothing unless the result is complete
   */
  record Fetched(Result result, List<Encoded> encoded) {}

  private FanOutUnit(Engine engine, Reading reading, Asked asked) {
    this.engine = engine;
    this.reading = reading;
    this.asked = asked;
    this.encoders = encoders();
  }

  static Fetched read(Engine engine, Reading reading, Asked asked, List<Target.Parameter> query) {
    FanOutUnit unit = new FanOutUnit(engine, reading, asked);
    Target target = asked.target(reading.endpoint(), query);
    Result result = engine.reader().read(target, reading.endpoint().shape(), unit, reading.calls());
    return new Fetched(result, unit.encoded);
  }

  private List<StreamOutput.Encoder> encoders() {
    return reading.outputs().stream().map(each -> each.encoder(asked, any -> true)).toList();
  }

  @Override
  public void page(Page page) {
    encoders.forEach(each -> encoded.add(each.encode(page, engine.clock().instant())));
  }

  @Override
  public void restart() {
    encoded.clear();
    encoders = encoders();
  }
}
