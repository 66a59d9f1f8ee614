/** What a call, a bookmark or a token is about: one legal entity, or everything the login sees. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.scope;
