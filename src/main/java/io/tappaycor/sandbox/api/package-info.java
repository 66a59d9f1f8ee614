/** Answers calls from the table of endpoints, if the activation permits them. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.api;
