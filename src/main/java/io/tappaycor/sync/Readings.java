package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.DriftPolicy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The readings that selected streams come to, in the order of the catalog. */
final class Readings {

  private final List<Reading> readings = new ArrayList<>();

  Readings(List<SelectedStream> streams, ZoneId clockZone, DriftPolicy drift) {
    for (SelectedStream stream : streams) {
      add(stream, new StreamOutput(stream, clockZone, drift));
    }
  }

  /** Streams of the same records share a reading. */
  private void add(SelectedStream stream, StreamOutput output) {
    for (int at = 0; at < readings.size(); at++) {
      if (readings.get(at).serves(stream.definition())) {
        List<StreamOutput> outputs = new ArrayList<>(readings.get(at).outputs());
        outputs.add(output);
        readings.set(at, new Reading(outputs));
        return;
      }
    }
    readings.add(new Reading(List.of(output)));
  }

  /** What an earlier run was cut at comes first: or the last streams might never be reached. */
  List<Reading> startingWith(Optional<String> stream) {
    List<Reading> ordered = new ArrayList<>(readings);
    readings.stream()
        .filter(each -> each.outputs().stream().anyMatch(any -> isNamed(any, stream)))
        .findFirst()
        .ifPresent(
            first -> {
              ordered.remove(first);
              ordered.add(0, first);
            });
    return ordered;
  }

  private static boolean isNamed(StreamOutput output, Optional<String> stream) {
    return stream.filter(output.stream().name()::equals).isPresent();
  }
}
