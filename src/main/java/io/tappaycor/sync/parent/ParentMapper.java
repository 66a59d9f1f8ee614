package io.tappaycor.sync.parent;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.record.LooseDates;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentList.Taken;
import io.tappaycor.stream.ParentList.Timing;
import io.tappaycor.sync.plan.Parent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Maps records to parents, and refuses ids that no path can carry.
 *
 * @param skipEndedDays how long after its end a parent still counts, if not for ever
 */
record ParentMapper(LocalDate today, OptionalInt skipEndedDays) {

  /** Ids look like uuids but are not always valid ones. A path takes no others. */
  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7e]{1,200}");

  /** The fields of a record. */
  @FunctionalInterface
  interface Fields {
    @Nullable JsonNode get(String name);
  }

  Parent map(ParentList list, Map<String, JsonNode> outer, Fields record) {
    Map<String, JsonNode> values = new HashMap<>(outer);
    for (Taken taken : list.taken()) {
      JsonNode value = record.get(taken.field());
      values.put(taken.name(), value == null ? Json.NODES.nullNode() : value);
    }
    String id = usable(list, values.getOrDefault(list.idName(), Json.NODES.nullNode()));
    if (list.timing().isEmpty()) {
      return Parent.of(id, values, Optional.empty(), Optional.empty(), !hasEnded(list, record));
    }
    Timing timing = list.timing().get();
    Optional<LocalDate> due = day(record.get(timing.due()));
    LocalDate day = day(record.get(timing.day())).or(() -> due).orElseThrow(() -> undated(list));
    // For totals of a year, which are asked for by the last check date in it.
    values.put("year", Json.NODES.numberNode(day.getYear()));
    return Parent.of(id, values, Optional.of(day), due, !due.orElse(day).isAfter(today));
  }

  private boolean hasEnded(ParentList list, Fields record) {
    if (skipEndedDays.isEmpty() || list.ending().isEmpty()) {
      return false;
    }
    ParentList.Ending ending = list.ending().get();
    JsonNode part = record.get(ending.part());
    Optional<LocalDate> end = part == null ? Optional.empty() : day(part.get(ending.end()));
    Optional<LocalDate> again = part == null ? Optional.empty() : day(part.get(ending.again()));
    LocalDate oldest = today.minusDays(skipEndedDays.getAsInt());
    return end.filter(day -> day.isBefore(oldest)).isPresent()
        && again.filter(day -> day.isAfter(end.get())).isEmpty();
  }

  private static Optional<LocalDate> day(@Nullable JsonNode value) {
    return value == null ? Optional.empty() : LooseDates.day(value);
  }

  private static String usable(ParentList list, JsonNode id) {
    String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
    if (!ID.matcher(text).matches()) {
      throw new UnusableRecordException("no usable value for " + list.idName());
    }
    return text;
  }

  private static DataException undated(ParentList list) {
    return new DataException(
        "Paycor sent %s without a date, so that they belong to no window: ask Paycor's support"
            .formatted(list.noun()));
  }
}
