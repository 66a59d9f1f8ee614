/** The lists of the tenant, as in the tenant streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.tenant;
