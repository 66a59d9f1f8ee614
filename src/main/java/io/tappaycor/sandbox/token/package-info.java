/** Tokens that are valid for one use, and the authorization page. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.token;
