package io.tappaycor.sync.output;

import io.tappaycor.failure.DataException;
import io.tappaycor.record.KeptField;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.sync.plan.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page as lines, once for each stream that its records belong to. */
public record EncodedPage(List<Lines> streams) {

  /** About what the fingerprints of a record take. */
  private static final long PRINT = 200;

  /**
   * The lines of one stream.
   *
   * @param stream its name
   * @param keys checksum of the keys of the lines
   * @param kept the undeclared fields in them
   * @param unusable how many records were left out, by what is wrong with them
   * @param prints the fingerprints of the lines, if changes are captured
   * @param failure why they could not be made, if so: then the lines are not to be written
   */
  record Lines(
      String stream,
      RecordLines lines,
      long keys,
      List<KeptField> kept,
      Map<String, Long> unusable,
      Optional<Prints> prints,
      @Nullable DataException failure) {

    private boolean isUnusable() {
      return lines.count() == 0 && !unusable.isEmpty() && failure == null;
    }
  }

  /**
   * Fingerprints of records, one for each line.
   *
   * @param slice that the records are of
   */
  record Prints(Slice slice, List<Print> prints) {}

  public EncodedPage {
    streams = List.copyOf(streams);
  }

  /** The memory that it takes while it waits. */
  public long bytes() {
    return streams.stream().mapToLong(EncodedPage::bytes).sum();
  }

  private static long bytes(Lines lines) {
    long prints = lines.prints().map(each -> (long) each.prints().size()).orElse(0L);
    return lines.lines().size() + prints * PRINT;
  }

  /**
   * One unusable record is a mistake in the data, and all others count; a page of nothing else is a
   * wrong answer, such as a page of another endpoint, and what it should have been is still to be
   * read.
   *
   * @throws DataException if the page has records and not one of them can be stored
   */
  public void requireUsable() {
    if (streams.isEmpty() || !streams.stream().allMatch(Lines::isUnusable)) {
      return;
    }
    throw new DataException(
        "Paycor sent a page of %s of which no record can be stored: %s. Run again later; if it stays so, ask Paycor's support"
            .formatted(streams.get(0).stream(), told(streams.get(0).unusable())));
  }

  /** What is wrong with records, and how often, for the user. */
  static String told(Map<String, Long> unusable) {
    return unusable.entrySet().stream()
        .map(reason -> reason.getValue() + " × " + reason.getKey())
        .collect(Collectors.joining(", "));
  }
}
