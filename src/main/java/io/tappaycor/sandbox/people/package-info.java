/** Employees and persons, as in the people streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.people;
