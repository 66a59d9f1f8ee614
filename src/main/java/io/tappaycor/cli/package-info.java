/** The command line: commands, wiring by hand, and the exit code of each failure. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.cli;
