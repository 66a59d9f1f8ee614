/**
 * The state of a pipeline in the database that a fleet shares: one attempt of a pipeline at a time
 * by a lease, and never an older one over a newer one by its fencing number.
 */
@org.jspecify.annotations.NullMarked
package io.tappaycor.pipeline.postgres;
