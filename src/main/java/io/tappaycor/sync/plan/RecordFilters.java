package io.tappaycor.sync.plan;

import io.tappaycor.json.RawValue;
import io.tappaycor.record.LooseDates;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record filters of stream definitions, ready to judge records as received. */
public final class RecordFilters {

  private RecordFilters() {}

  /**
   * Keeps records whose field has one of these values.
   *
   * @param field dotted path
   */
  public static Predicate<RawValue> valueIn(String field, Set<String> values) {
    List<String> path = List.of(field.split("\\.", -1));
    Set<String> kept = Set.copyOf(values);
    return record -> kept.contains(record.path(path).asString(""));
  }

  /** Keeps the records of these legal entities, where the list holds others too. */
  public static Predicate<RawValue> ofEntities(RecordFilter filter, List<LegalEntityId> entities) {
    return filter instanceof RecordFilter.OfLegalEntity by
        ? valueIn(
            by.field(), entities.stream().map(LegalEntityId::toString).collect(Collectors.toSet()))
        : record -> true;
  }

  /**
   * Of records that are listed from further back, those whose day or day of processing is wanted.
   * One that has neither is kept: whether it is a record at all is not decided here.
   */
  public static Predicate<RawValue> late(SharedRead read, Extent extent, ResumePoint resume) {
    Windowing.Late late = read.windowing().flatMap(Windowing.ByDate::late).orElse(null);
    if (late == null) {
      return record -> true;
    }
    LocalDate wanted = extent.resumeFrom(resume.bookmark());
    return record -> {
      List<LocalDate> days =
          Stream.of(late.day(), late.processed())
              .flatMap(field -> LooseDates.day(record.path(field)).stream())
              .toList();
      return days.isEmpty() || days.stream().anyMatch(day -> !day.isBefore(wanted));
    };
  }
}
