/** What to read: scopes, windows, parents, and the slices that they make. Pure. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.plan;
