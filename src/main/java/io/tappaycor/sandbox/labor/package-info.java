/** Labor categories, codes and profiles, as in the labor streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.labor;
