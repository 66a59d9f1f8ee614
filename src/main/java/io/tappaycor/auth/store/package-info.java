/**
 * Where token families are kept between runs: the seam for kinds of stores, and what they share.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.store;
