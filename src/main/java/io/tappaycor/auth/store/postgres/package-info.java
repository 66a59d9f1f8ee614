/**
 * The token store that a fleet shares: a row of a PostgreSQL database, encrypted, under an advisory
 * lock. Loaded only if {@code token_store} names a database.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.store.postgres;
