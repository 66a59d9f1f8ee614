/** What clients sent, and what went wrong on purpose. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.traffic;
