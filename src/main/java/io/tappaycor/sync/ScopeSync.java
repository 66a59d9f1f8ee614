package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.Priority;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.fetch.ReadAhead;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.fetch.SliceReader;
import io.tappaycor.sync.output.Cursor;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.parent.ParentRecorder;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Wires the loop that reads one endpoint in one scope. */
record ScopeSync(
    RunContext context,
    ScopedRead scoped,
    ResumePoint resume,
    ReadOutput output,
    ScopePlanner planner) {

  private static final ListReader.PageSink NOBODY =
      new ListReader.PageSink() {
        @Override
        public void page(Page page) {}

        @Override
        public void restart() {}
      };

  Access run() {
    SharedRead read = scoped.read();
    SlicePlan plan = planner.plan(scoped, resume);
    output.lead().plan(plan.estimate());
    plan.days().ifPresent(output::days);
    output.beginPass(scoped, plan);
    if (plan.parents().due().size() < plan.parents().all().size()) {
      output.leaveOut();
    }
    EmptyLists doubts = new EmptyLists(scoped, output);
    doubts.checkParents(plan, context.parents());
    new RangeNotices(context.extent(), read, output.lead()).of(plan);
    if (read.isOfEachEmployee() && context.lastPaid().isRefused(scoped.scope())) {
      output
          .lead()
          .notice(
              "the payroll runs are not permitted: who was paid waits for the day in the cycle (fan_out_refresh_days)");
    }
    Optional<ParentRecorder> recorder =
        read.isFanOut()
            ? Optional.empty()
            : context.parents().recorder(read.endpoint(), scoped.scope(), scoped.form());
    Function<Slice, Predicate<RawValue>> filters = planner.filters(read, resume);
    ScopeFetch fetch = fetch(filters, recorder);
    OutcomeJudge judge = new OutcomeJudge(context, scoped, plan, output);
    MissingParents missing =
        new MissingParents(context, scoped, plan, fetch, output, context.sleeper());
    Settlement settlement = new Settlement(context, scoped, plan, fetch, output, missing);
    Cursor cursor = new Cursor(read, scoped.scope(), plan, context.output());
    try (var fetched = fetch.of(plan)) {
      Access access = new SliceLoop(plan, fetched, output, cursor, judge, settlement).run();
      if (access instanceof Access.Granted) {
        doubts.checkRows(plan, judge.sawBlank());
      }
      recorder.filter(any -> access instanceof Access.Granted).ifPresent(this::readAgain);
      if (access instanceof Access.Granted && !read.isFanOut()) {
        output.tellGone(scoped);
      }
      read.parentList().ifPresent(this::failForUnusable);
      return access;
    }
  }

  /** All other parents are read by now. */
  private void failForUnusable(ParentList list) {
    int unusable = context.parents().unusable(list);
    if (unusable > 0) {
      throw new DataException(
          "Paycor lists %d %s without a usable %s, so that nothing can be read of them. All others are read: ask Paycor's support about these"
              .formatted(unusable, list.noun(), list.idName()));
    }
  }

  private ScopeFetch fetch(
      Function<Slice, Predicate<RawValue>> filters, Optional<ParentRecorder> recorder) {
    SharedRead read = scoped.read();
    boolean alone = read.isSequential();
    Priority priority = alone ? Priority.HIGH : Priority.NORMAL;
    // Records of overlapping windows and of totals are let through by what came before.
    ReadAhead readAhead =
        alone || read.isNewestFirst() ? context.readAhead().oneByOne() : context.readAhead();
    SliceReader reader =
        new SliceReader(
            context.reader(),
            scoped,
            output.encoder(scoped),
            filters,
            recorder.<ListReader.PageSink>map(observer -> observer).orElse(NOBODY),
            context.extent().today(),
            output.calls(),
            new CallOptions(priority, false));
    return new ScopeFetch(readAhead, reader, output);
  }

  /**
   * A list that others depend on is read again when it took several pages: one that is deleted from
   * the first page moves another from the second to the first, where nobody sees it.
   */
  private void readAgain(ParentRecorder recorder) {
    recorder.finish();
    Function<Slice, Predicate<RawValue>> filters = planner.filters(scoped.read(), resume);
    ScopeFetch again =
        fetch(
            slice -> filters.apply(slice).and(record -> !recorder.isKnown(record)),
            Optional.of(recorder));
    if (recorder.pages() > 1) {
      List<Slice> slices = List.of(planner.plan(scoped, resume).iterator().next());
      for (Unsettled.Entry unread : again.readAll(slices)) {
        if (unread.outcome() instanceof SliceOutcome.Failed failed) {
          throw failed.failure();
        }
      }
    }
    int appeared = recorder.finishAgain();
    if (appeared > 0) {
      output
          .lead()
          .notice(
              "%d records appeared while the list was read, and were read too".formatted(appeared));
    }
  }
}
