/** The first tokens: an administrator's consent in the browser, with PKCE. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.login;
