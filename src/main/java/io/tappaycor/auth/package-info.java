/** Who we are: rotating refresh tokens, where they are kept, and the first login. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth;
