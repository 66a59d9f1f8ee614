/** Tokens, the families that they form, and the call to Paycor that issues them. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.token;
