package io.tappaycor.sync.output;

import io.tappaycor.failure.DataException;
import io.tappaycor.singer.RecordLines;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page as lines, once for each stream that its records belong to. */
public record EncodedPage(List<Lines> streams) {

  /**
   * The lines of one stream.
   *
   * @param stream its name
   * @param unusable how many records were left out, by what is wrong with them
   * @param failure why they could not be made, if so: then the lines are not to be written
   */
  record Lines(
      String stream,
      RecordLines lines,
      Map<String, Long> unusable,
      @Nullable DataException failure) {}

  public EncodedPage {
    streams = List.copyOf(streams);
  }

  /** The memory that it takes while it waits. */
  public long bytes() {
    return streams.stream().mapToLong(stream -> stream.lines().size()).sum();
  }
}
