/** Paycor's pages and continuation tokens. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.paging;
