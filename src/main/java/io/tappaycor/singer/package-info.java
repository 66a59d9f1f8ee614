/** The wire: Singer messages, and the one writer that holds standard output. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.singer;
