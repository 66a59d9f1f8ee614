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

/** A stream's definition in words. */
final class StreamWords {

  private StreamWords() {}

  /** What each call of the endpoint is for. */
  static String oncePer(Partitioning partitioning) {
    if (partitioning instanceof Partitioning.PerParent by) {
      String one = by.list().noun().replaceAll("s$", "");
      return by.choice() == Partitioning.Choice.LAST_OF_EACH_PAY_GROUP
          ? "legal entity, year and check date, for the last %s of each pay group".formatted(one)
          : (by.choice() == Partitioning.Choice.UNPAID ? "unpaid " : "")
              + one
              + (by.list().together() ? " in all legal entities" : " of each legal entity");
    }
    if (partitioning instanceof Partitioning.PerValue by) {
      return "legal entity and `%s`: %s".formatted(by.name(), code(by.values()));
    }
    return partitioning instanceof Partitioning.PerLogin ? "login" : "legal entity";
  }

  /** The stream's parent lists, the nearest first. */
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
      return ("INCREMENTAL on `%s`, from `start_date` or from `lookback_days` before the bookmark. %s"
              + " Each completed window moves the bookmark.")
          .formatted(by.key(), windows);
    }
    return windows.isEmpty()
        ? "FULL_TABLE: read completely in each run."
        : "FULL_TABLE: all windows are read in each run. " + windows;
  }

  /** How late a change in Paycor can come. */
  static String freshness(StreamDefinition stream) {
    if (stream.replication() instanceof Replication.Incremental) {
      return "A new record comes with the next run; a correction too, if its `%s` is at most"
              .formatted(((Replication.Incremental) stream.replication()).key())
          + " `lookback_days` (30) before the bookmark. Read older corrections with `--backfill`.";
    }
    boolean sliding = stream.windowing() instanceof Windowing.ByDate;
    return "A change comes with the next run, whenever it was made"
        + (sliding ? ", as long as the record is in one of the windows." : ".");
  }

  private static String windows(Windowing.ByDate rule) {
    StringBuilder words = new StringBuilder();
    words.append(
        rule.span() instanceof Windowing.Span.Days days
            ? "Windows of up to %d days".formatted(days.count())
            : "Windows of one calendar year");
    words.append(
        rule.bounds() instanceof Windowing.Bounds.Query query
            ? " (`%s` to `%s`)".formatted(query.first(), query.last())
            : ", by the check dates of payroll runs");
    if (rule.maxAgeDays() > 0) {
      words.append("; the first starts at most %d days ago".formatted(rule.maxAgeDays()));
    }
    if (rule.daysAhead() > 0) {
      words.append("; the last ends %d days from today".formatted(rule.daysAhead()));
    }
    if (!rule.startsInFuture()) {
      words.append("; none starts in the future");
    }
    if (rule.overlapping()) {
      words.append("; a record in two windows is written once");
    }
    return words.append('.').toString();
  }

  static String added(AddedField field) {
    if (field instanceof AddedField.OrEmpty) {
      return "empty text where Paycor sends null";
    }
    if (field instanceof AddedField.Copied copied) {
      return "a copy of `" + copied.from() + "`";
    }
    if (field instanceof AddedField.Counted counted) {
      return "the position of the record, starting at 1, among those with the same %s, in the API's order"
          .formatted(code(counted.among()));
    }
    AddedField.Asked asked = (AddedField.Asked) field;
    return asked.of().equals(asked.name())
        ? "copied from the request"
        : "`" + asked.of() + "`, copied from the request";
  }

  static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
