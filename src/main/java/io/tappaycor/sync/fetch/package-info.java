/** Slices fetched ahead on many threads, handed over in order. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.fetch;
