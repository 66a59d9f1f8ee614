/** Report Builder, as in the report streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.report;
