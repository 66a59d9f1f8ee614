/** Raw JSON to promised JSON: conformance to a stream's schema, and projection. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.record;
