/** Access tokens for a run: one refresh at a time, saved before it is used. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.rotation;
