package io.tappaycor.change;

/** 128 bits of a keyed hash: without the key they say nothing, and cannot be tried. */
public record Fingerprint(long high, long low) {}
