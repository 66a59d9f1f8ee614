package io.tappaycor.stream;

/** Whether and how a stream is read in spans of time. */
public sealed interface Windowing {

  /** The endpoint has no date filter, or needs none. */
  record None() implements Windowing {}

  /**
   * Windows of whole UTC days, first and last included. The limits are the endpoint's date rules of
   * Paycor's API document, or tighter ones where big sites time out.
   *
   * @param days the most days in a window, counted inclusively
   * @param maxAgeDays how many days ago a window may start at the earliest; 0 for no limit
   * @param daysAhead how far after today the last window ends
   * @param bounds how a window reaches the endpoint
   * @param overlapping true if a record can lie in two neighbouring windows, as long leave does
   */
  record ByDate(int days, int maxAgeDays, int daysAhead, Bounds bounds, boolean overlapping)
      implements Windowing {}

  /** How a window reaches the endpoint. */
  sealed interface Bounds {

    /** As two query parameters with the first and the last day. */
    record Query(String first, String last) implements Bounds {}

    /** Through the parents: those are read whose date lies in the window. */
    record OfParents() implements Bounds {}
  }
}
