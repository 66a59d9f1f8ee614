package io.tappaycor.sync.output;

import io.tappaycor.failure.DataException;
import io.tappaycor.paging.Page;
import io.tappaycor.record.RecordShape;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.sync.plan.SliceValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Encodes the pages of one list, in order, for one stream. For one thread at a time. */
final class PageEncoder {

  private final String stream;
  private final RecordShape.Maker maker;
  private final RecordTransform transform;
  private final SliceValues values;
  private final Predicate<JsonNode> filter;

  PageEncoder(
      String stream,
      RecordShape shape,
      RecordTransform transform,
      SliceValues values,
      Predicate<JsonNode> filter) {
    this.stream = stream;
    this.maker = shape.forList();
    this.transform = transform;
    this.values = values;
    this.filter = filter;
  }

  EncodedPage.Lines encode(Page page, Instant extracted) {
    RecordLines lines = new RecordLines(stream);
    try {
      lines.write(records(page), extracted);
      return new EncodedPage.Lines(stream, lines, null);
    } catch (DataException unfit) {
      return new EncodedPage.Lines(stream, lines, unfit);
    }
  }

  private List<Consumer<JsonGenerator>> records(Page page) {
    List<Consumer<JsonGenerator>> records = new ArrayList<>(page.records().size());
    for (JsonNode raw : page.records()) {
      if (filter.test(raw)) {
        records.add(out -> write(raw, out));
      }
    }
    return records;
  }

  private void write(JsonNode raw, JsonGenerator out) {
    if (transform.isIdentity()) {
      maker.write(raw, values.values(), out);
    } else {
      out.writeTree(transform.record(maker.make(raw, values.values())));
    }
  }
}
