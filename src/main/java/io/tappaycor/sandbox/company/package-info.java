/**
 * The invented companies: people, departments, codes and payroll runs, made on demand from a seed.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.company;
