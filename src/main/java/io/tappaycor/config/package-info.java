/** Settings, validated, with every problem reported at once. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.config;
