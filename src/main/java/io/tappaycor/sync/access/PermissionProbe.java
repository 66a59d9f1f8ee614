package io.tappaycor.sync.access;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out what the login may read once Paycor has refused a call: an include, everything, or just
 * that one parent.
 *
 * @param today where no window may start after today, the one that reaches ahead stays whole
 */
public record PermissionProbe(ListReader reader, LocalDate today) {

  /** So many of the newest windows are asked when one is refused. */
  private static final int A_FEW = 3;

  /**
   * What may be read, when the first slice of a plan was refused.
   *
   * @return granted if other slices are permitted, or this one the second time: then the refusal is
   *     about that slice only, or was none of Paycor's permissions
   */
  public Access afterRefusal(ScopedRead scoped, SlicePlan plan, Slice refused, CallLog calls) {
    Set<String> withheld = refusedIncludes(scoped, refused, calls);
    if (!withheld.isEmpty()) {
      return new Access.Partial(withheld);
    }
    Set<Slice> asked = new LinkedHashSet<>(plan.newest(1, A_FEW));
    // A refusal that passes is no lack of permission.
    asked.add(refused);
    for (Slice slice : asked) {
      if (first(scoped, slice, calls).isRead()) {
        return new Access.Granted();
      }
    }
    return denied(scoped);
  }

  /**
   * Whether any of the parents of a fan-out is permitted, judged by some of them.
   *
   * @param from the place of the first one that is asked
   * @param spread one in so many is asked
   */
  public boolean isAnyPermitted(
      ScopedRead scoped, SlicePlan plan, int from, int spread, CallLog calls) {
    int place = 0;
    for (Slice slice : plan) {
      boolean asked = place++ % spread == from;
      if (asked && first(scoped, slice, calls).isRead()) {
        return true;
      }
      if (slice.endsWindow()) {
        return false;
      }
    }
    return false;
  }

  /** Everything of an endpoint is refused. */
  public static Access.Denied denied(ScopedRead scoped) {
    return new Access.Denied(AccessDeniedException.skip(scoped.read().endpoint().dataAccess()));
  }

  /**
   * What may be read, judged by one slice without reading on.
   *
   * @throws ExtractionException if the API cannot be read
   */
  public Access of(ScopedRead scoped, Slice sample, CallLog calls) {
    if (first(scoped, sample, calls) != Result.NOT_PERMITTED) {
      return new Access.Granted();
    }
    return includes(scoped, sample, calls);
  }

  /** What is left of a slice that was refused: all but some includes, or nothing. */
  public Access includes(ScopedRead scoped, Slice refused, CallLog calls) {
    Set<String> withheld = refusedIncludes(scoped, refused, calls);
    return withheld.isEmpty() ? denied(scoped) : new Access.Partial(withheld);
  }

  /**
   * The includes that are refused, of those that a slice was refused with; none if it is refused
   * without them, too, or if each alone is permitted.
   */
  private Set<String> refusedIncludes(ScopedRead scoped, Slice slice, CallLog calls) {
    List<String> asked =
        scoped.read().includes().stream()
            .map(Include::value)
            .filter(value -> !scoped.withheld().contains(value))
            .distinct()
            .toList();
    ScopedRead bare =
        scoped.without(
            new LinkedHashSet<>(scoped.read().includes().stream().map(Include::value).toList()));
    if (asked.isEmpty() || first(bare, slice, calls) == Result.NOT_PERMITTED) {
      return Set.of();
    }
    Target target = bare.target(slice);
    Set<String> refused = new LinkedHashSet<>();
    for (String value : asked) {
      if (first(bare, slice, target.with("include", value), calls) == Result.NOT_PERMITTED) {
        refused.add(value);
      }
    }
    return refused;
  }

  /** The first call of a slice; where it times out, those of its halves. */
  private Result first(ScopedRead scoped, Slice slice, CallLog calls) {
    boolean divisible = scoped.isDivisible(slice, today);
    try {
      return reader
          .first(scoped.request(slice), calls, CallOptions.URGENT.failingOnTimeout(divisible))
          .result();
    } catch (ExtractionException late) {
      if (!divisible || !late.isTimeOut()) {
        throw late;
      }
      return slice.split().stream()
          .map(half -> first(scoped, half, calls))
          .reduce(Result.COMPLETE, Result::and);
    }
  }

  private Result first(ScopedRead scoped, Slice slice, Target target, CallLog calls) {
    return reader.first(scoped.request(slice, target), calls, CallOptions.URGENT).result();
  }
}
