package io.tappaycor.sandbox.endpoint;

/**
 * A part of a record that comes only when asked for.
 *
 * @param name its name in {@code include}
 * @param field the field that is null without it
 * @param dataAccess the permission it needs of its own
 */
public record Include(String name, String field, String dataAccess) {}
