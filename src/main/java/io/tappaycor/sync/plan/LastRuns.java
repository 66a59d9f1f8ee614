package io.tappaycor.sync.plan;

import io.tappaycor.json.Json;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The payroll runs that totals of a year are asked for by. */
final class LastRuns {

  private LastRuns() {}

  /**
   * The last run of each pay group, one for each check date, newest first. It is not known whether
   * the totals of a check date are also about pay groups that were not paid that day.
   *
   * @param runs in the order of their days
   */
  static List<Parent> ofEachPayGroup(List<Parent> runs) {
    Map<JsonNode, Parent> last = new HashMap<>();
    runs.forEach(
        run -> last.put(run.values().getOrDefault("payGroup", Json.NODES.nullNode()), run));
    Map<LocalDate, Parent> byDay = new TreeMap<>(Comparator.reverseOrder());
    last.values().forEach(run -> byDay.put(run.day().orElseThrow(), run));
    return List.copyOf(byDay.values());
  }
}
