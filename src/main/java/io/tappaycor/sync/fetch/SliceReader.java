package io.tappaycor.sync.fetch;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.CallOptions;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.paging.Page;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.RecordEncoder;
import io.tappaycor.sync.parent.ParentRecorder;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads a slice and encodes its pages as they come, on the thread that fetches it. Immutable.
 *
 * @param filters the filter of a slice's records
 * @param recorder collects parents for other streams from a list that is read as one slice
 * @param today where no window may start after today, the one that reaches ahead stays whole
 */
public record SliceReader(
    ListReader reader,
    ScopedRead scoped,
    RecordEncoder encoder,
    Function<Slice, Predicate<RawValue>> filters,
    Optional<ParentRecorder> recorder,
    LocalDate today,
    CallLog calls,
    CallOptions options) {

  /** Reads to the end. A window that times out is halved: big sites answer small windows. */
  public Result read(Slice slice, Consumer<EncodedPage> pages) {
    Result result = read(slice, filters.apply(slice), pages);
    if (result == Result.COMPLETE) {
      recorder.ifPresent(ParentRecorder::finish);
    }
    return result;
  }

  private Result read(Slice slice, Predicate<RawValue> filter, Consumer<EncodedPage> pages) {
    boolean divisible = scoped.isDivisible(slice, today);
    try {
      return reader.read(
          scoped.target(slice),
          scoped.read().endpoint().shape(),
          new Encoding(slice, filter, pages),
          calls,
          options.failingOnTimeout(divisible));
    } catch (ExtractionException late) {
      if (!divisible || !late.isTimeOut()) {
        throw late;
      }
      Result result = Result.COMPLETE;
      for (Slice half : slice.split()) {
        result = result.and(read(half, filter, pages));
      }
      return result;
    }
  }

  /** The pages of one list. */
  private final class Encoding implements ListReader.PageSink {

    private final Slice slice;
    private final Predicate<RawValue> filter;
    private final Consumer<EncodedPage> pages;
    private RecordEncoder.ListEncoder list;

    Encoding(Slice slice, Predicate<RawValue> filter, Consumer<EncodedPage> pages) {
      this.slice = slice;
      this.filter = filter;
      this.pages = pages;
      this.list = encoder.forList(slice.values(), filter);
    }

    @Override
    public void page(Page page) {
      recorder.ifPresent(sink -> sink.page(page));
      pages.accept(list.encode(page));
    }

    /** What was handed on is written: the records come again, which targets take by their keys. */
    @Override
    public void restart() {
      list = encoder.forList(slice.values(), filter);
      recorder.ifPresent(ParentRecorder::restart);
    }
  }
}
