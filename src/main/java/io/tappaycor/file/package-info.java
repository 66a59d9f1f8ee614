/** Files that survive crashes and concurrent runs: replaced as a whole, locked, and private. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.file;
