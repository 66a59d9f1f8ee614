/** The parents of fan-outs, each list read at most once per run. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sync.parent;
