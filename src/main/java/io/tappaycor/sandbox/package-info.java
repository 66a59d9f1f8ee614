/**
 * A simulated Paycor, as strict as the real one, for demos, tests and benchmarks. One package per
 * domain mirrors the stream tables; the others are its plumbing.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox;
