/**
 * The way to Paycor: through which proxy, and whose certificates are trusted. Knows the settings
 * and the environment, and no HTTP library.
 */
@NullMarked
package io.tappaycor.network;

import org.jspecify.annotations.NullMarked;
