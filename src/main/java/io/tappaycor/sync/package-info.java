/** The engine: the loop over streams, its plan, ordered parallel fetch, and the report. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync;
