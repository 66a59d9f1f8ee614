/** Punches, hours and time off, as in the time streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.time;
