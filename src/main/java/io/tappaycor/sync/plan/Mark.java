package io.tappaycor.sync.plan;

/**
 * What a parent's own record was like in the list, to see whether it has changed.
 *
 * @param form of the request: records of requests with different parts cannot be compared
 * @param content hash of the record as received
 */
public record Mark(long form, long content) {}
