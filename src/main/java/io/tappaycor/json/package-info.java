/** JSON exactly as received: decimals to the digit, integers of any size. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.json;
