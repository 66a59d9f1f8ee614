/** Requests and responses, and Paycor's error body. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.http;
