/** What exists to be extracted: stream definitions, as typed data in a table per domain. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.stream;
