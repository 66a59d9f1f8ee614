package io.tappaycor.sync;

import io.tappaycor.sync.fetch.OrderedFetch;
import io.tappaycor.sync.fetch.ReadAhead;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.fetch.SliceReader;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.Slice;
import java.util.ArrayList;
import java.util.List;

/** Fetches slices of a read in one scope. */
record ScopeFetch(ReadAhead readAhead, SliceReader reader, ReadOutput output) {

  /** Fetches slices in order: one at a time, until it is told to read ahead. */
  OrderedFetch<Slice, EncodedPage, SliceOutcome> of(Iterable<Slice> slices) {
    return new OrderedFetch<>(readAhead, slices.iterator(), reader::read, EncodedPage::bytes);
  }

  /** Reads slices, writes what they have, and gives those that were not read. */
  List<Unsettled.Entry> readAll(List<Slice> slices) {
    List<Unsettled.Entry> unread = new ArrayList<>();
    try (var fetch = of(slices)) {
      fetch.readAhead();
      for (var fetched : fetch) {
        fetched.forEach(output::write);
        SliceOutcome outcome = fetched.result();
        if (outcome instanceof SliceOutcome.Read read) {
          if (read.isProven()) {
            output.read(fetched.slice());
          }
        } else {
          unread.add(new Unsettled.Entry(fetched.slice(), outcome));
        }
      }
    }
    return unread;
  }
}
