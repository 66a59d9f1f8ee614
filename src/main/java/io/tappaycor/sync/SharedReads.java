package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.sync.plan.SharedRead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reads that selected streams come to, in the order of the catalog. */
final class SharedReads {

  private SharedReads() {}

  /** Streams that are made of the same records share a read. */
  static List<SharedRead> of(List<SelectedStream> streams) {
    List<SharedRead> reads = new ArrayList<>();
    for (SelectedStream stream : streams) {
      add(stream, reads);
    }
    return reads;
  }

  private static void add(SelectedStream stream, List<SharedRead> reads) {
    for (int index = 0; index < reads.size(); index++) {
      if (reads.get(index).serves(stream.definition())) {
        List<SelectedStream> together = new ArrayList<>(reads.get(index).streams());
        together.add(stream);
        reads.set(index, new SharedRead(together));
        return;
      }
    }
    reads.add(new SharedRead(List.of(stream)));
  }

  /** The paths of the lists of parents that the reads need. */
  static Set<String> parentLists(List<SharedRead> reads) {
    Set<String> paths = new HashSet<>();
    for (SharedRead read : reads) {
      ParentList list = read.parentList().orElse(null);
      for (; list != null; list = list.outer().orElse(null)) {
        paths.add(list.endpoint().path());
      }
      if (read.definition().rows() instanceof RecordFilter.OfEmployee) {
        paths.add(ParentLists.EMPLOYEES.endpoint().path());
      }
    }
    return paths;
  }
}
