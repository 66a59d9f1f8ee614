/** What came of each stream, and who is told while it is read. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.report;
