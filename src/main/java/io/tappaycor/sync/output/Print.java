package io.tappaycor.sync.output;

import io.tappaycor.change.Fingerprint;

/**
 * The fingerprints of one record, made on the thread that encodes it.
 *
 * @param day that it belongs to, as the days since 1970; 0 for none
 * @param key of its key
 * @param record of its bytes
 * @param name the JSON of its key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Print(long day, Fingerprint key, Fingerprint record, byte[] name) {}
