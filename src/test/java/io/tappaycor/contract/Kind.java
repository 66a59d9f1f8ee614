package io.tappaycor.contract;

/**
 * The type of a field or parameter, as in the facts: {@code integer int32}, {@code array of
 * object}.
 *
 * @param optional whether a field may be null, or a parameter may be left out
 */
record Kind(String name, boolean optional) {}
