/** What was sent, as keyed fingerprints: so that only what has changed is sent again. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.change;
