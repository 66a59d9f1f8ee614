package io.tappaycor.record;

/**
 * An undeclared field that is kept.
 *
 * @param around the dotted path of the object that it is in, with {@code []} behind an array; empty
 *     for the record
 * @param name its name
 * @param type the JSON type of its value
 */
public record KeptField(String around, String name, String type) {}
