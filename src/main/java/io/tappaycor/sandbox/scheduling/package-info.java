/** Shifts, schedules and forecasts, as in the scheduling streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.scheduling;
