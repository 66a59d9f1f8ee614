/**
 * The PostgreSQL database that a fleet shares. Its driver is loaded only if a setting or an option
 * names such a database.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.postgres;
