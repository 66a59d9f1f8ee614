/** The tenants of a fleet: what each of them overrides, and which one a worker takes. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.tenant;
