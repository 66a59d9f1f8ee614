/** What can end a run, whose fault it is, and the exit code that says so. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.failure;
