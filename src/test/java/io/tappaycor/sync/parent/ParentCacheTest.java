package io.tappaycor.sync.parent;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.RuledApi;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.Parent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ParentCacheTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final DateWindow NOVEMBER = new DateWindow(LocalDate.of(2026, 11, 1), TODAY);
  private static final ParentList PAYROLL =
      ((Partitioning.PerParent) StreamTable.named("paystubs").orElseThrow().partitioning()).list();

  private final RuledApi api = new RuledApi();
  private final Scope scope = entity(7);
  private final ParentCache cache = new ParentCache(lists(), Set.of(EMPLOYEES, RUNS));

  private ParentListReader lists() {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    Extent extent =
        new Extent(
            List.of(new LegalEntityId(7)),
            List.of(new LegalEntityId(7)),
            Optional.empty(),
            30,
            OptionalInt.empty(),
            Reports.NONE,
            now,
            false);
    return new ParentListReader(
        new ListReader(api.client(Clock.fixed(now, ZoneOffset.UTC))), extent, false);
  }

  private List<String> employees() {
    return cache.parents(ParentLists.EMPLOYEES, scope, NOVEMBER, new CallLog()).stream()
        .map(Parent::id)
        .toList();
  }

  private static Page page(String... ids) {
    return new Page(
        List.of(ids).stream()
            .map(id -> RawValue.of(Json.MAPPER.readTree("{\"id\": \"" + id + "\"}")))
            .toList(),
        Optional.empty());
  }

  @Test
  void aListIsReadOnceAndSorted() {
    api.lists(EMPLOYEES, "{\"id\": \"b\"}", "{\"id\": \"a\"}");

    assertEquals(List.of("a", "b"), employees());
    assertEquals(List.of("a", "b"), employees());
    // Once for all, and once for the unpaid.
    assertEquals(2, api.calls(EMPLOYEES).size());
  }

  @Test
  void aFailureIsRememberedForTheOthers() {
    api.statuses(EMPLOYEES, target -> 500);

    assertThrows(ExtractionException.class, this::employees);
    assertThrows(ExtractionException.class, this::employees);
    assertEquals(1, api.calls(EMPLOYEES).size());
  }

  @Test
  void aListThatReachesLessFarBackIsReadAgain() {
    api.lists(RUNS, "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-20\"}");
    DateWindow october = new DateWindow(LocalDate.of(2026, 10, 1), TODAY);
    CallLog calls = new CallLog();

    cache.parents(PAYROLL, scope, NOVEMBER, calls);
    cache.parents(PAYROLL, scope, october, calls);
    cache.parents(PAYROLL, scope, NOVEMBER, calls);

    assertEquals(2, api.calls(RUNS).size());
  }

  @Test
  void whoeverWantsAListWaitsForTheStreamThatBringsIt() throws Exception {
    cache.expect(ParentLists.EMPLOYEES.endpoint(), scope);
    CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(this::employees);
    ParentRecorder recorder =
        cache.recorder(ParentLists.EMPLOYEES.endpoint(), scope, 0).orElseThrow();
    recorder.page(page("b"));
    recorder.restart();
    recorder.page(page("c", "a"));
    assertTrue(!waiting.isDone());
    recorder.finish();

    assertEquals(List.of("a", "c"), waiting.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(), api.calls(EMPLOYEES));
  }

  @Test
  void aStreamThatDidNotBringItsListLeavesItToOthers() throws Exception {
    api.lists(EMPLOYEES, "{\"id\": \"a\"}");
    cache.expect(ParentLists.EMPLOYEES.endpoint(), scope);
    CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(this::employees);
    cache.settle(ParentLists.EMPLOYEES.endpoint(), scope);

    assertEquals(List.of("a"), waiting.get(10, TimeUnit.SECONDS));
  }

  @Test
  void parentsOfNobodyAreNotCollected() {
    ParentCache nobody = new ParentCache(lists(), Set.of());

    assertTrue(nobody.recorder(ParentLists.EMPLOYEES.endpoint(), scope, 0).isEmpty());
  }
}
