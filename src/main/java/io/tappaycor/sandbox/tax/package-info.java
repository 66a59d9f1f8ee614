/** Filing statuses and tax forms, as in the tax streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.tax;
