package io.tappaycor.config;

import java.time.ZoneId;

/**
 * How the fields are written that hold the time of a clock on a wall, such as punches.
 *
 * @param zone of times that come without one
 */
public record ClockFields(ZoneId zone, Form form) {

  /** What such a time looks like. */
  public enum Form {
    /** With its offset: {@code 2026-09-15T07:00:00-04:00}. */
    OFFSET,
    /** The same moment in UTC: {@code 2026-09-15T11:00:00Z}. */
    UTC,
    /** As on the wall, without an offset, and so no date-time: {@code 2026-09-15T07:00:00}. */
    WALL
  }

  /** With the offset of a zone. */
  public static ClockFields in(ZoneId zone) {
    return new ClockFields(zone, Form.OFFSET);
  }
}
