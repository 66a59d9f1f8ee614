package io.tappaycor.sandbox.endpoint;

/**
 * A field that is returned only on request.
 *
 * @param name its name in {@code include}
 * @param field the field that is null unless requested
 * @param dataAccess its own permission; empty if it has none
 */
public record Include(String name, String field, String dataAccess) {}
