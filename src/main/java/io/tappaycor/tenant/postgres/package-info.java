/** Tenants in a shared database. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.tenant.postgres;
