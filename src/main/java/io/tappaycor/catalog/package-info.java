/** What the user wants of it: schemas, discovery and selection. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.catalog;
