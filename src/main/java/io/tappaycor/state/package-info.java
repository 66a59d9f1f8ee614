/** How far we got: bookmarks and offsets, per stream and legal entity. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.state;
