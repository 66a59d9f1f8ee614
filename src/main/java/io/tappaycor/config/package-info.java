/** What the user told us: validated settings, with every problem reported at once. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.config;
