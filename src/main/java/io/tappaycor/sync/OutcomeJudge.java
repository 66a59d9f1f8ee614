package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.Endpoint.Shape;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says what the outcome of a slice means for its read: on with the next one, or the end of it. What
 * fails or is refused for one parent stops nobody else. For one thread.
 */
final class OutcomeJudge {

  /** After this, everybody is asked again whether the login may see them. */
  private static final Duration DENIAL_LIFE = Duration.ofDays(30);

  /** So many are asked in the night while a denial is known. */
  private static final int A_FEW = 5;

  /** Of more parents than this, only so many are asked, evenly spread. */
  private static final int MOST = 2_000;

  private final RunContext context;
  private final ScopedRead scoped;
  private final SlicePlan plan;
  private final ReadOutput output;
  private final Unsettled unsettled;
  private boolean refused;
  private boolean blank;
  private Optional<Slice> proven = Optional.empty();

  OutcomeJudge(RunContext context, ScopedRead scoped, SlicePlan plan, ReadOutput output) {
    this.context = context;
    this.scoped = scoped;
    this.plan = plan;
    this.output = output;
    this.unsettled = new Unsettled(scoped.read().definition().name());
  }

  /** What was passed over so far. */
  Unsettled unsettled() {
    return unsettled;
  }

  /** The last slice, if it was read whole and without a doubt. */
  Optional<Slice> proven() {
    return proven;
  }

  /** Whether any answer had nothing in it where a page is expected. */
  boolean sawBlank() {
    return blank;
  }

  /**
   * Takes the outcome of a slice.
   *
   * @return what is known of the access if the read ends with it; empty if it goes on
   * @throws io.tappaycor.failure.TapException if the read fails with it
   */
  Optional<Access> denied(Slice slice, SliceOutcome outcome) {
    proven =
        outcome instanceof SliceOutcome.Read read && read.isProven()
            ? Optional.of(slice)
            : Optional.empty();
    if (outcome instanceof SliceOutcome.Read read) {
      unsettled.read();
      blank |= read.blank();
      if (read.ambiguous()) {
        context.entities().check(scoped.scope());
      }
      return Optional.empty();
    }
    if (slice.parent().isEmpty()) {
      return ofWhole(slice, outcome);
    }
    if (outcome instanceof SliceOutcome.Missing && isTolerated()) {
      return Optional.empty();
    }
    if (outcome instanceof SliceOutcome.Refused && !refused && !output.isAnswered()) {
      refused = true;
      Access access = context.probe().includes(scoped, slice, output.calls());
      if (access instanceof Access.Partial || !mayAskAll()) {
        return Optional.of(access);
      }
    }
    unsettled.add(slice, outcome);
    return Optional.empty();
  }

  /** A list or window that is not about one parent: the read depends on it. */
  private Optional<Access> ofWhole(Slice slice, SliceOutcome outcome) {
    if (outcome instanceof SliceOutcome.Failed failed) {
      throw failed.failure();
    }
    if (outcome instanceof SliceOutcome.Missing) {
      throw new ExtractionException(
          "Paycor answers %s with status 404: check legal_entity_id"
              .formatted(scoped.target(slice)));
    }
    Access access =
        output.isAnswered()
            ? new Access.Granted()
            : context.probe().afterRefusal(scoped, plan, slice, output.calls());
    if (access instanceof Access.Granted) {
      throw new ExtractionException(
          ("Paycor answers some calls of %s and refuses others with 403: check whether access was"
                  + " withdrawn during the run")
              .formatted(scoped.read().definition().name()));
    }
    return Optional.of(access);
  }

  /** An object that a parent does not have is a 404: nobody may have one. */
  private boolean isTolerated() {
    boolean single = scoped.read().endpoint().shape() instanceof Shape.Single;
    ParentList list = scoped.read().parentList().orElseThrow();
    if (single && list.mayVanish()) {
      output.lead().parentGone(list.noun());
    }
    return single && list.mayVanish();
  }

  /**
   * Whether anybody may be permitted, when the first parent is refused. Few parents are all asked;
   * of many, or while a denial is fresh, some are asked before the rest.
   */
  private boolean mayAskAll() {
    Instant now = context.clock().instant();
    boolean known =
        plan.resume()
            .history()
            .denied()
            .filter(since -> Duration.between(since, now).compareTo(DENIAL_LIFE) < 0)
            .isPresent();
    int parents = plan.parents().due().size();
    if (!known && parents <= MOST) {
      return true;
    }
    int spread = Math.max(1, parents / (known ? A_FEW : MOST));
    int first = (int) (context.extent().today().toEpochDay() % spread);
    return context.probe().isAnyPermitted(scoped, plan, first, spread, output.calls());
  }
}
