/** Pay rates, setups, codes, runs and paystubs, as in the pay streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.pay;
