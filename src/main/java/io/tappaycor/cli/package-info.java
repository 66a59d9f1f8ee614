/** The shell around the tap: commands, wiring by hand, and which failure is which exit code. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.cli;
