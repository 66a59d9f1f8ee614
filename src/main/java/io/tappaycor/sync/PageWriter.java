package io.tappaycor.sync;

import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import java.util.List;
import java.util.Optional;

/** Writes the pages of a single list as they come, on the thread that reads them. */
final class PageWriter implements ListReader.PageSink {

  private final Engine engine;
  private final Part part;
  private final StreamOutput.Admission admission;
  private final Runnable onAnswer;
  private final Optional<ParentReader.Learner> learner;
  private List<StreamOutput.Encoder> encoders;

  /**
   * A writer for one list.
   *
   * @param onAnswer called at each page before it is written
   */
  PageWriter(Engine engine, Part part, StreamOutput.Admission admission, Runnable onAnswer) {
    this.engine = engine;
    this.part = part;
    this.admission = admission;
    this.onAnswer = onAnswer;
    this.encoders = part.encoders(part.asked(), admission);
    this.learner = engine.parents().learner(part.reading().endpoint(), part.entity());
  }

  @Override
  public void page(Page page) {
    onAnswer.run();
    learner.ifPresent(each -> each.page(page));
    for (StreamOutput.Encoder encoder : encoders) {
      StreamOutput.Encoded encoded = encoder.encode(page, engine.clock().instant());
      if (encoded.output().isLive()) {
        encoded.output().write(encoded);
      }
    }
    part.reading().requireLive();
    engine.writer().flush();
    engine.keeper().tick();
    engine.progress().at(part.reading().lead().report(), "");
  }

  /** What is written is written: the records come again, which targets take by their keys. */
  @Override
  public void restart() {
    encoders = part.encoders(part.asked(), admission);
    learner.ifPresent(ParentReader.Learner::restart);
  }

  /** The list is at its end: if its records are parents of fan-outs, they are known now. */
  void finish() {
    learner.ifPresent(ParentReader.Learner::finish);
  }
}
