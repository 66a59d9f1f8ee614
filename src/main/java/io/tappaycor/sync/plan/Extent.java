package io.tappaycor.sync.plan;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What a run reaches over.
 *
 * @param entities the legal entities, in order
 * @param all also those that other shards read: what is read for the login as a whole is about all
 * @param startDate the floor of date-filtered streams, if the user set one
 * @param lookbackDays how far before its bookmark an incremental stream reads again
 * @param skipEndedDays how long after its end an employment is still asked for, if not always
 * @param reports what is read of Report Builder
 * @param start when the run started
 * @param backfills whether only the days are read from {@code startDate} to those that the state
 *     covers
 */
public record Extent(
    List<LegalEntityId> entities,
    List<LegalEntityId> all,
    Optional<LocalDate> startDate,
    int lookbackDays,
    OptionalInt skipEndedDays,
    Reports reports,
    Instant start,
    boolean backfills) {

  public Extent {
    entities = List.copyOf(entities);
    all = List.copyOf(all);
  }

  /** The values of a whole scope, with those that the settings give. */
  public SliceValues values(Scope scope) {
    Map<String, JsonNode> settings = new HashMap<>();
    reports.scope().ifPresent(name -> settings.put("scope", Json.NODES.stringNode(name)));
    return SliceValues.of(scope).with(settings);
  }

  /** The legal entities that the records of a read may be about. */
  public List<LegalEntityId> entities(SharedRead read) {
    return read.isTogether() ? all : entities;
  }

  /** The UTC day on which the run started. */
  public LocalDate today() {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  /** The last day that is over everywhere on earth: no bookmark is later. */
  LocalDate lastDayOver() {
    return LocalDate.ofInstant(start, ZoneOffset.ofHours(-12)).minusDays(1);
  }

  /** The last day that has begun in all of the United States: Paycor refuses a later start. */
  LocalDate lastDayBegun() {
    return LocalDate.ofInstant(start, ZoneOffset.ofHours(-10));
  }

  /** Payroll runs are listed from here on: an adjustment made today may be about last year. */
  LocalDate startOfPreviousYear() {
    return today().minusYears(1).withDayOfYear(1);
  }

  LocalDate floor() {
    return startDate.orElse(today().minusYears(1));
  }

  /**
   * A start from which one window reaches today, if that takes no more than to look back from today
   * and not from a bookmark of the last days: a lookback of 30 days and 31 days a window are meant
   * to be one call, not two.
   */
  LocalDate inOneWindow(LocalDate wanted, Optional<LocalDate> bookmark, int days) {
    LocalDate fromToday = today().minusDays(lookbackDays);
    boolean recent = bookmark.filter(day -> !day.isBefore(today().minusDays(2))).isPresent();
    boolean saves =
        wanted.plusDays(days).isBefore(today().plusDays(1))
            && !fromToday.plusDays(days).isBefore(today().plusDays(1));
    return recent && saves ? WindowPlan.later(wanted, fromToday) : wanted;
  }

  /** The first day that an incremental stream wants, given its bookmark. */
  public LocalDate resumeFrom(Optional<LocalDate> bookmark) {
    return bookmark
        .map(day -> WindowPlan.earlier(day, today()).minusDays(lookbackDays))
        .map(day -> WindowPlan.later(day, floor()))
        .orElse(floor());
  }
}
