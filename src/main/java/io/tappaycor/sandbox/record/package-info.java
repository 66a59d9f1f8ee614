/**
 * Invented records: forms that are filled with known and drawn values, and how Paycor spells them.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.record;
