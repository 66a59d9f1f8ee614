package io.tappaycor.config;

/**
 * Nested objects become fields of the record.
 *
 * @param maxDepth objects that lie deeper become JSON texts
 * @param separator between the names of an object and its field
 */
public record Flattening(int maxDepth, String separator) {}
