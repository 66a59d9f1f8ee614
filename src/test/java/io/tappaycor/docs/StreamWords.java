package io.tappaycor.docs;

import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a stream's definition says, in words. */
final class StreamWords {

  private StreamWords() {}

  /** What the endpoint is called once for. */
  static String oncePer(Partitioning partitioning) {
    if (partitioning instanceof Partitioning.PerParent by) {
      String one = by.list().noun().replaceAll("s$", "");
      return by.choice() == Partitioning.Choice.LAST_OF_WINDOW
          ? "legal entity and window, for the last " + one + " in it"
          : one + (by.list().together() ? ", over all legal entities" : " of each legal entity");
    }
    if (partitioning instanceof Partitioning.PerValue by) {
      return "legal entity and `%s`: %s".formatted(by.name(), code(by.values()));
    }
    return partitioning instanceof Partitioning.PerLogin ? "login" : "legal entity";
  }

  /** The lists that the stream's parents come from, the nearest first. */
  static List<ParentList> parents(StreamDefinition stream) {
    List<ParentList> lists = new ArrayList<>();
    if (stream.partitioning() instanceof Partitioning.PerParent by) {
      for (ParentList list = by.list(); list != null; list = list.outer().orElse(null)) {
        lists.add(list);
      }
    }
    return lists;
  }

  static String replication(StreamDefinition stream) {
    String windows = stream.windowing() instanceof Windowing.ByDate by ? windows(by) : "";
    if (stream.replication() instanceof Replication.Incremental by) {
      return ("INCREMENTAL on `%s`. From `start_date`, or from the bookmark less `lookback_days`. %s"
              + " Each finished window is a bookmark.")
          .formatted(by.key(), windows);
    }
    return windows.isEmpty()
        ? "FULL_TABLE: all of it, each run."
        : "FULL_TABLE: all its windows, each run. " + windows;
  }

  private static String windows(Windowing.ByDate rule) {
    StringBuilder words = new StringBuilder();
    words.append(
        rule.span() instanceof Windowing.Span.Days days
            ? "Windows of at most %d days".formatted(days.count())
            : "A window is a calendar year");
    words.append(
        rule.bounds() instanceof Windowing.Bounds.Query query
            ? ", as `%s` and `%s`".formatted(query.first(), query.last())
            : ", by the check dates of the payroll runs in it");
    if (rule.maxAgeDays() > 0) {
      words.append("; none starts more than %d days ago".formatted(rule.maxAgeDays()));
    }
    if (rule.daysAhead() > 0) {
      words.append("; the last one ends %d days after today".formatted(rule.daysAhead()));
    }
    if (!rule.startsInFuture()) {
      words.append("; none starts in the future");
    }
    if (rule.overlapping()) {
      words.append("; a record that lies in two is written once");
    }
    return words.append('.').toString();
  }

  static String added(AddedField field) {
    if (field instanceof AddedField.Copied copied) {
      return "a copy of `" + copied.from() + "`";
    }
    if (field instanceof AddedField.Counted counted) {
      return "the place of the record, from 1, among those of the same %s, in the API's order"
          .formatted(code(counted.among()));
    }
    AddedField.Asked asked = (AddedField.Asked) field;
    return asked.of().equals(asked.name())
        ? "what Paycor was asked for"
        : "what Paycor was asked for as `" + asked.of() + "`";
  }

  static String code(List<String> names) {
    return names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
  }
}
