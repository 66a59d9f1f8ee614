package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.record.LooseDates;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Parents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The parents of fan-outs, each list read at most once per run and legal entity. For one thread.
 */
final class ParentLists {

  /** Ids look like uuids but are not always valid ones. A path takes no others. */
  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7e]{1,200}");

  private final ListReader reader;
  private final LocalDate today;
  private final Map<Long, List<Parent.Employee>> employees = new HashMap<>();
  private final Map<Long, Runs> runs = new HashMap<>();
  private final Map<String, TapException> failures = new HashMap<>();

  private final Set<String> refused = new HashSet<>();

  private record Runs(LocalDate from, List<Parent.PayrollRun> list) {}

  ParentLists(ListReader reader, LocalDate today) {
    this.reader = reader;
    this.today = today;
  }

  /** Takes over the ids of employees that were just read as a stream of their own. */
  void learnEmployees(long entity, Collection<String> ids) {
    employees.put(entity, new TreeSet<>(ids).stream().map(Parent.Employee::new).toList());
  }

  /** All employees, in ascending order of id. */
  List<Parent.Employee> employees(long entity, CallLog calls) throws NotPermittedException {
    if (!employees.containsKey(entity)) {
      learnEmployees(
          entity,
          read(Parents.EMPLOYEES, entity, List.of(), each -> each.path("id").asString(""), calls));
    }
    List<Parent.Employee> known = employees.getOrDefault(entity, List.of());
    known.forEach(each -> usable(each.id(), "id", Parents.EMPLOYEES));
    return known;
  }

  /** All payroll runs with a check date from that day on, by check date. */
  List<Parent.PayrollRun> payrollRuns(long entity, DateWindow reach, CallLog calls)
      throws NotPermittedException {
    Runs known = runs.get(entity);
    if (known == null || known.from().isAfter(reach.first())) {
      List<Target.Parameter> dates =
          List.of(
              new Target.Parameter("fromCheckDate", Units.day(reach.first())),
              new Target.Parameter("toCheckDate", Units.day(reach.last())));
      List<Parent.PayrollRun> list =
          read(Parents.PAYROLL_RUNS, entity, dates, this::payrollRun, calls).stream()
              .sorted(
                  Comparator.comparing(Parent.PayrollRun::day)
                      .thenComparing(Parent.PayrollRun::plannerId))
              .toList();
      known = new Runs(reach.first(), list);
      runs.put(entity, known);
    }
    return known.list();
  }

  private Parent.PayrollRun payrollRun(JsonNode run) {
    String plannerId =
        usable(run.path("plannerId").asString(""), "plannerId", Parents.PAYROLL_RUNS);
    LocalDate processDay = LooseDates.day(run.path("processDate")).orElse(null);
    LocalDate day =
        LooseDates.day(run.path("checkDate"))
            .or(() -> Optional.ofNullable(processDay))
            .orElseThrow(
                () ->
                    new DataException(
                        "Paycor sent a payroll run without a check date or process date, so that"
                            + " it belongs to no window: ask Paycor's support about it"));
    LocalDate due = processDay == null ? day : processDay;
    return new Parent.PayrollRun(plannerId, run.path("checkDate"), day, !due.isAfter(today));
  }

  private static String usable(String id, String field, Endpoint endpoint) {
    if (!ID.matcher(id).matches()) {
      throw new DataException(
          "Paycor sent no usable %s in %s: what depends on it cannot be read"
              .formatted(field, endpoint.path()));
    }
    return id;
  }

  /** Reads a list whole. A failure is remembered: every child would wait as long for the same. */
  private <T> List<T> read(
      Endpoint endpoint,
      long entity,
      List<Target.Parameter> query,
      Function<JsonNode, T> part,
      CallLog calls)
      throws NotPermittedException {
    String key = entity + endpoint.path();
    TapException before = failures.get(key);
    if (before != null) {
      throw before;
    }
    if (refused.contains(key)) {
      throw new NotPermittedException(endpoint.dataAccess());
    }
    try {
      return readAnew(key, Asked.entity(entity).target(endpoint, query), endpoint, part, calls);
    } catch (ExtractionException | DataException failed) {
      failures.put(key, failed);
      throw failed;
    }
  }

  private <T> List<T> readAnew(
      String key, Target target, Endpoint endpoint, Function<JsonNode, T> part, CallLog calls)
      throws NotPermittedException {
    Parts<T> parts = new Parts<>(part, new ArrayList<>());
    return switch (reader.read(target, endpoint.shape(), parts, calls)) {
      case COMPLETE -> parts.list();
      case NOT_PERMITTED -> {
        refused.add(key);
        throw new NotPermittedException(endpoint.dataAccess());
      }
      case NOT_FOUND ->
          throw new ExtractionException(
              "Paycor answers %s with status 404: check legal_entity_id".formatted(target));
    };
  }

  /** The part of each record that matters: whole records of all employees would fill the memory. */
  private record Parts<T>(Function<JsonNode, T> part, List<T> list) implements ListReader.PageSink {
    @Override
    public void page(Page page) {
      page.records().forEach(each -> list.add(part.apply(each)));
    }

    @Override
    public void restart() {
      list.clear();
    }
  }
}
