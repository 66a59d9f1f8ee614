/** What payroll runs book, as in the ledger streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.ledger;
