/** What came of a run, as a file for programs and as a page for people. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.summary;
