package io.tappaycor.stream;

import java.util.Optional;

/** Whether and how a stream is read in spans of time. */
public sealed interface Windowing {

  /** The endpoint has no date filter, or needs none. */
  record None() implements Windowing {}

  /**
   * Windows of whole UTC days, first and last included. The limits are the endpoint's date rules of
   * Paycor's API document, or tighter ones where big sites time out.
   *
   * @param span how long a window is at most
   * @param maxAgeDays how many days ago a window may start at the earliest; 0 for no limit
   * @param daysAhead how far after today the last window ends; where no window may start after
   *     today, the last one starts today
   * @param startsInFuture whether a window may start after today
   * @param bounds how a window reaches the endpoint
   * @param overlap the field of a record's days, if it can lie in two neighbouring windows, as long
   *     leave does
   * @param late how records come long after their day, if they do
   */
  record ByDate(
      Span span,
      int maxAgeDays,
      int daysAhead,
      boolean startsInFuture,
      Bounds bounds,
      Optional<String> overlap,
      Optional<Late> late)
      implements Windowing {

    /** Windows up to today, of any age. */
    public static ByDate of(int days, Bounds bounds) {
      return new ByDate(
          new Span.Days(days), 0, 0, true, bounds, Optional.empty(), Optional.empty());
    }

    /** The same windows, but none that starts longer ago. */
    public ByDate since(int days) {
      return new ByDate(span, days, daysAhead, startsInFuture, bounds, overlap, late);
    }

    /** The same windows, going on after today. */
    public ByDate ahead(int days) {
      return new ByDate(span, maxAgeDays, days, startsInFuture, bounds, overlap, late);
    }

    /** The same windows, but none that starts after today. */
    public ByDate notStartingInFuture() {
      return new ByDate(span, maxAgeDays, daysAhead, false, bounds, overlap, late);
    }

    /**
     * The same windows; a record can lie in two of them.
     *
     * @param days the field of its days
     */
    public ByDate withOverlaps(String days) {
      return new ByDate(
          span, maxAgeDays, daysAhead, startsInFuture, bounds, Optional.of(days), late);
    }

    /** Whether a record can lie in two neighbouring windows. */
    public boolean overlapping() {
      return overlap.isPresent();
    }

    /** The same windows; a record may come long after its day, on the day that it is processed. */
    public ByDate lateBy(Late how) {
      return new ByDate(
          span, maxAgeDays, daysAhead, startsInFuture, bounds, overlap, Optional.of(how));
    }
  }

  /**
   * Records that come long after their day: an adjustment run is made today for last quarter. They
   * are listed from the start of the previous year, and taken by either date.
   *
   * @param day the field of the day that windows go by
   * @param processed the field of the day on which it came
   */
  record Late(String day, String processed) {}

  /** How long a window is at most. */
  sealed interface Span {

    /** So many days, counted inclusively. */
    record Days(int count) implements Span {}

    /** A calendar year: each begins on the first of January, whenever the stream starts. */
    record CalendarYear() implements Span {}
  }

  /** How a window reaches the endpoint. */
  sealed interface Bounds {

    /** As two query parameters with the first and the last day. */
    record Query(String first, String last) implements Bounds {

      /**
       * Whether the days that are asked for are those of the records. With other parameters Paycor
       * goes by other dates, such as when a record was modified.
       */
      public boolean isOfOwnDays() {
        return first.equals("startDate");
      }
    }

    /** Through the parents: those are read whose date lies in the window. */
    record OfParents() implements Bounds {}
  }
}
