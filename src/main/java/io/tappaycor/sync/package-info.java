/** The engine: which streams run, and the loop that reads one. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync;
