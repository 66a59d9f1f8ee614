package io.tappaycor.change;

/**
 * A part of the store.
 *
 * @param stream its number
 * @param entity the legal entity; 0 for streams of the whole login
 * @param parent the fingerprint of the parent; 0 for none
 */
public record Place(long stream, long entity, long parent) {}
