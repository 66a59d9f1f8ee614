/** From pages to messages: encoding, filters, cursors, and the one way to standard output. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.output;
