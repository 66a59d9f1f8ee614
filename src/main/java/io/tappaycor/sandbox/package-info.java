/** A simulated Paycor, as strict as the real one, for demos, tests and benchmarks. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox;
