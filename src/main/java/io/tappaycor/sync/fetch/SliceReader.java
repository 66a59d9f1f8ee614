package io.tappaycor.sync.fetch;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.CallOptions;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.paging.Page;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.RecordEncoder;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads a slice and encodes its pages as they come, on the thread that fetches it. Immutable.
 *
 * @param filters the filter of a slice's records
 * @param observer is given the pages of lists that are read as one slice
 * @param today where no window may start after today, the one that reaches ahead stays whole
 */
public record SliceReader(
    ListReader reader,
    ScopedRead scoped,
    RecordEncoder encoder,
    Function<Slice, Predicate<RawValue>> filters,
    ListReader.PageSink observer,
    LocalDate today,
    CallLog calls,
    CallOptions options) {

  /** Reads to the end, or says why not. */
  public SliceOutcome read(Slice slice, Consumer<EncodedPage> pages) {
    try {
      Reading reading = new Reading(slice, filters.apply(slice), pages);
      Result result = reading.read(slice);
      return switch (result) {
        case COMPLETE, NONE, BLANK ->
            new SliceOutcome.Read(reading.count, result == Result.NONE, result == Result.BLANK);
        case NOT_PERMITTED -> new SliceOutcome.Refused();
        case NOT_FOUND -> new SliceOutcome.Missing();
      };
    } catch (ExtractionException | DataException failure) {
      return new SliceOutcome.Failed(failure);
    }
  }

  /** One slice, and the halves that it may come to. */
  private final class Reading {

    private final Slice whole;
    private final Predicate<RawValue> filter;
    private final Consumer<EncodedPage> pages;
    private int count;

    Reading(Slice whole, Predicate<RawValue> filter, Consumer<EncodedPage> pages) {
      this.whole = whole;
      this.filter = filter;
      this.pages = pages;
    }

    /** A window that times out is halved: big sites answer small windows. */
    Result read(Slice slice) {
      boolean divisible = scoped.isDivisible(slice, today);
      Encoding encoding = new Encoding();
      try {
        Result result =
            reader.read(
                scoped.request(slice), encoding, calls, options.failingOnTimeout(divisible));
        encoding.duplicates.check(scoped.target(slice));
        return result;
      } catch (ExtractionException late) {
        if (!divisible || !late.isTimeOut()) {
          throw late;
        }
        return slice.split().stream().map(this::read).reduce(Result.COMPLETE, Result::and);
      }
    }

    /** The pages of one list. */
    private final class Encoding implements ListReader.PageSink {

      private RecordEncoder.ListEncoder list;
      private DuplicateKeys duplicates = new DuplicateKeys(key());

      Encoding() {
        this.list = encoder.forList(whole, filter);
      }

      private List<String> key() {
        return scoped.read().keysAsReceived();
      }

      @Override
      public void page(Page page) {
        count++;
        duplicates.add(page);
        observer.page(page);
        EncodedPage encoded = list.encode(page);
        encoded.requireUsable();
        pages.accept(encoded);
      }

      /**
       * What was handed on is written: the records come again, which targets take by their keys.
       */
      @Override
      public void restart() {
        list = encoder.forList(whole, filter);
        duplicates = new DuplicateKeys(key());
        observer.restart();
      }
    }
  }
}
