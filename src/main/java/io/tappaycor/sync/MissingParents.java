package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.Windows;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Settles parents whose calls are answered with 404. Single ones are deleted between their list and
 * their call, but servers were seen to say so of most, once. So they are asked again, twice; who is
 * still gone then must be gone from a fresh list, too, and they must be few.
 *
 * @param sleeper waits before the last attempt
 */
record MissingParents(
    RunContext context,
    ScopedRead scoped,
    SlicePlan plan,
    ScopeFetch fetch,
    ReadOutput output,
    Sleeper sleeper) {

  private static final Duration PAUSE = Duration.ofSeconds(20);

  /** So many may be gone, whatever the size of the company; and one in a hundred. */
  private static final int A_FEW = 5;

  /** If nobody answers, so many are asked again before the rest. */
  private static final int FIRST = 10;

  void settle(ParentList list, Unsettled unsettled) {
    List<Slice> missing = unsettled.of(SliceOutcome.Missing.class);
    if (missing.isEmpty()) {
      return;
    }
    if (!list.mayVanish()) {
      fail("%d %s are listed, but answered with status 404", missing.size(), list);
      return;
    }
    missing = again(missing, unsettled);
    if (!missing.isEmpty()) {
      pause();
      missing = again(missing, unsettled);
    }
    List<String> gone =
        missing.stream()
            .flatMap(slice -> slice.parent().stream())
            .map(Parent::id)
            .distinct()
            .toList();
    if (gone.isEmpty()) {
      return;
    }
    if (gone.size() > A_FEW && gone.size() * 100 > plan.parents().due().size()) {
      fail("%d %s are answered with status 404, too many to be gone", gone.size(), list);
      return;
    }
    DateWindow reach = Windows.reach(scoped.read(), context.extent(), plan.resume());
    Set<String> listed = context.parents().fresh(list, scoped.scope(), reach, output.calls());
    long contradicted = gone.stream().filter(listed::contains).count();
    if (contradicted > 0) {
      fail("%d %s are still listed, but answered with status 404", (int) contradicted, list);
      return;
    }
    unsettled.settle(missing);
    gone.forEach(id -> output.lead().parentGone(list.noun()));
  }

  /** Reads again what was missing; gives what still is. */
  private List<Slice> again(List<Slice> missing, Unsettled unsettled) {
    List<Slice> first =
        output.isAnswered() || missing.size() <= FIRST ? missing : missing.subList(0, FIRST);
    List<Unsettled.Entry> unread = fetch.readAll(first);
    unsettled.settle(first);
    unread.forEach(entry -> unsettled.add(entry.slice(), entry.outcome()));
    boolean hopeless = !output.isAnswered();
    if (first.size() < missing.size() && !hopeless) {
      again(missing.subList(FIRST, missing.size()), unsettled);
    }
    return unsettled.of(SliceOutcome.Missing.class);
  }

  private void pause() {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    }
  }

  private void fail(String what, int count, ParentList list) {
    output.fail(
        new ExtractionException(
            ("Tried to read %s, but "
                    + what
                    + ": run again later, and ask Paycor's support if it"
                    + " stays so")
                .formatted(scoped.read().definition().name(), count, list.noun())),
        scoped);
  }
}
