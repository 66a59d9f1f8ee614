package io.tappaycor.sync.output;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.Page;
import io.tappaycor.record.RecordShape;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SliceValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Encodes the pages of one list, in order, for one stream. For one thread at a time. */
final class PageEncoder {

  private final String stream;
  private final String writtenName;
  private final Formatting.Delivery delivery;
  private final OptionalLong version;
  private final RecordShape.Maker maker;
  private final RecordTransform transform;
  private final KeySum keySum;
  private final long asked;
  private final Slice slice;
  private final SliceValues values;
  private final Predicate<RawValue> filter;
  private final Optional<Printer> printer;

  PageEncoder(RecordEncoder.Shape shape, Slice slice, Predicate<RawValue> filter) {
    this.slice = slice;
    this.values = slice.values();
    this.printer = shape.changes().map(StreamChanges::printer);
    this.stream = shape.stream();
    this.writtenName = shape.writtenName();
    this.delivery = shape.delivery();
    this.version = shape.version();
    this.maker = shape.shape().forList();
    this.transform = shape.transform();
    this.keySum = shape.keys();
    this.asked = keySum.start(values);
    this.filter = filter;
  }

  EncodedPage.Lines encode(Page page, Instant extracted) {
    RecordLines lines =
        delivery == Formatting.Delivery.FILES
            ? RecordLines.bare(writtenName, page.bytes())
            : new RecordLines(writtenName, extracted, version, page.bytes());
    Map<String, Long> unusable = new TreeMap<>();
    Optional<EncodedPage.Prints> prints =
        printer.map(any -> new EncodedPage.Prints(slice, new ArrayList<>()));
    long keys = 0;
    try {
      for (RawValue raw : page.records()) {
        if (filter.test(raw)) {
          int before = lines.count();
          keys += add(raw, lines, unusable);
          if (lines.count() > before) {
            prints.ifPresent(
                all -> all.prints().add(printer.orElseThrow().of(raw, lines.lastRecord())));
          }
        }
      }
      return new EncodedPage.Lines(stream, lines, keys, maker.takeKept(), unusable, prints, null);
    } catch (DataException unfit) {
      return new EncodedPage.Lines(stream, lines, keys, maker.takeKept(), unusable, prints, unfit);
    }
  }

  private long add(RawValue raw, RecordLines lines, Map<String, Long> unusable) {
    try {
      lines.write(out -> write(raw, out));
      return keySum.of(raw, asked);
    } catch (UnusableRecordException left) {
      unusable.merge(left.reason(), 1L, Long::sum);
      return 0;
    }
  }

  private void write(RawValue raw, JsonBuffer out) {
    if (transform.isIdentity()) {
      maker.write(raw, values.values(), out);
    } else {
      out.tree(transform.record(maker.make(raw, values.values())));
    }
  }
}
