/** Repeatable chance: the same seed and topic give the same values. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.random;
