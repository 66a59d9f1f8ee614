/** What the login may read, found out from what Paycor refuses. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.access;
