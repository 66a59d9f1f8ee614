/** The HTTP server, and what it does before the API is called: faults, keys, rate limit. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.server;
