/** What an endpoint takes, demands and returns: parameters, includes, date rules and rows. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.endpoint;
