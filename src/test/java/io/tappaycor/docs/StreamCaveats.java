package io.tappaycor.docs;

import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import java.util.ArrayList;
import java.util.List;

/** Limitations of a stream that follow from its definition. */
final class StreamCaveats {

  private StreamCaveats() {}

  static List<String> of(StreamDefinition stream) {
    List<String> caveats = new ArrayList<>();
    stream.added().stream()
        .filter(AddedField.Counted.class::isInstance)
        .map(AddedField.Counted.class::cast)
        .forEach(counted -> caveats.add(sequence(counted)));
    if (stream.windowing() instanceof Windowing.ByDate by) {
      windows(by, caveats);
    }
    for (ParentList list : StreamWords.parents(stream)) {
      if (list.mayVanish()) {
        caveats.add(
            "The summary counts %s that are deleted before their call (404); they do not fail the stream."
                .formatted(list.noun()));
      }
    }
    if (!(stream.rows() instanceof RecordFilter.All)) {
      caveats.add("Rows of legal entities that are not configured are left out.");
    }
    if (!stream.clockFields().isEmpty()) {
      caveats.add(
          "Clock fields are local times. The tap appends the offset of the zone in `time_zone`.");
    }
    return caveats;
  }

  /** A number that no longer occurs is never overwritten. */
  private static String sequence(AddedField.Counted counted) {
    return ("Records have no ID. `%s` numbers them within %s, so that reading them again overwrites"
            + " them. If Paycor returns fewer of them later, the last numbers stay in the target.")
        .formatted(counted.name(), StreamWords.code(counted.among()));
  }

  private static void windows(Windowing.ByDate rule, List<String> caveats) {
    if (rule.maxAgeDays() > 0) {
      caveats.add(
          "Paycor allows one year back. An earlier `start_date` is cut off, and the summary says"
              + " so.");
    }
    if (rule.bounds() instanceof Windowing.Bounds.OfParents) {
      caveats.add(
          "A payroll run is read after its process date. An unprocessed run holds back the"
              + " bookmark.");
    }
  }
}
