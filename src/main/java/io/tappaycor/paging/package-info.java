/** Many responses as one sequence of records. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.paging;
