package io.tappaycor.sync.output;

import io.tappaycor.json.RawValue;
import io.tappaycor.paging.Page;
import io.tappaycor.record.RecordShape;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.sync.plan.Slice;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Encodes the records of a read in one scope, for all of its streams. Immutable; what belongs to
 * one list is in the {@link ListEncoder} that it makes.
 */
public final class RecordEncoder {

  private final List<Shape> shapes;
  private final Clock clock;

  /** How one stream's records are made. */
  record Shape(
      String stream,
      String writtenName,
      Formatting.Delivery delivery,
      OptionalLong version,
      RecordShape shape,
      RecordTransform transform,
      KeySum keys,
      Optional<StreamChanges> changes) {}

  RecordEncoder(List<Shape> shapes, Clock clock) {
    this.shapes = List.copyOf(shapes);
    this.clock = clock;
  }

  /**
   * An encoder for one list from its first page on.
   *
   * @param slice that the list is, or a half of
   */
  public ListEncoder forList(Slice slice, Predicate<RawValue> filter) {
    return new ListEncoder(
        shapes.stream().map(shape -> new PageEncoder(shape, slice, filter)).toList());
  }

  /** Encodes the pages of one list in order. For one thread at a time. */
  public final class ListEncoder {

    private final List<PageEncoder> encoders;

    private ListEncoder(List<PageEncoder> encoders) {
      this.encoders = encoders;
    }

    /** The page as lines; {@code time_extracted} is now. */
    public EncodedPage encode(Page page) {
      return new EncodedPage(
          encoders.stream().map(encoder -> encoder.encode(page, clock.instant())).toList());
    }
  }
}
