/** Legal entities, departments and places, as in the organization streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.organization;
