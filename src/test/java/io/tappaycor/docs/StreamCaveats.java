package io.tappaycor.docs;

import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import java.util.ArrayList;
import java.util.List;

/** What to know of a stream before relying on it, as far as its definition tells. */
final class StreamCaveats {

  private StreamCaveats() {}

  static List<String> of(StreamDefinition stream) {
    List<String> caveats = new ArrayList<>();
    stream.added().stream()
        .filter(AddedField.Counted.class::isInstance)
        .map(AddedField.Counted.class::cast)
        .forEach(each -> caveats.add(sequence(each)));
    if (stream.windowing() instanceof Windowing.ByDate by) {
      windows(by, caveats);
    }
    for (ParentList list : StreamWords.parents(stream)) {
      if (list.mayVanish()) {
        caveats.add(
            "A 404 for one of the %s is counted in the summary, and is no failure."
                .formatted(list.noun()));
      }
    }
    if (!(stream.rows() instanceof RecordFilter.All)) {
      caveats.add("Rows of legal entities that are not configured are left out.");
    }
    if (!stream.clockFields().isEmpty()) {
      caveats.add(
          "Clock fields are local wall times: the setting `time_zone` says of which zone, and its"
              + " offset is appended.");
    }
    return caveats;
  }

  /** A number that is in no answer any more is never written over. */
  private static String sequence(AddedField.Counted counted) {
    return ("Records have no id: `%s` counts them within %s, so that reading again overwrites them."
            + " If Paycor has fewer of them later, the last numbers stay behind in the target.")
        .formatted(counted.name(), StreamWords.code(counted.among()));
  }

  private static void windows(Windowing.ByDate rule, List<String> caveats) {
    if (rule.maxAgeDays() > 0) {
      caveats.add(
          "Paycor reaches one year back: an older `start_date` is cut off, and the summary says"
              + " so.");
    }
    if (rule.bounds() instanceof Windowing.Bounds.OfParents) {
      caveats.add(
          "A payroll run is read once its process date has come; one that is not processed holds"
              + " the bookmark back.");
    }
    if (rule.bounds() instanceof Windowing.Bounds.Query && !rule.overlapping()) {
      caveats.add(
          "Corrections of days before the bookmark are seen as far back as `lookback_days`.");
    }
  }
}
