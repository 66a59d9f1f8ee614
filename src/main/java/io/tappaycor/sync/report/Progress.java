package io.tappaycor.sync.report;

import java.util.List;

/** Tells people who watch how far a stream is. Called often: it decides when to speak. */
public interface Progress {

  /** The run begins with these streams. */
  void started(List<StreamReport> reports);

  /**
   * Some of a stream was written.
   *
   * @param position how far, in words: "120 of 4000 employees"; empty if there is nothing to say
   */
  void at(StreamReport stream, String position);

  /** A stream is done with. */
  void finished(StreamReport stream);

  /** The run is over, however it ended. */
  void ended();

  /** Watched by nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void started(List<StreamReport> reports) {}

      @Override
      public void at(StreamReport stream, String position) {}

      @Override
      public void finished(StreamReport stream) {}

      @Override
      public void ended() {}
    };
  }
}
