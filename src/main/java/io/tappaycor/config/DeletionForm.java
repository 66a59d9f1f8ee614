package io.tappaycor.config;

/** How a target hears of deletions. */
public enum DeletionForm {
  /** By records of a stream of their own. */
  STREAM,
  /** By a record of the same stream with the key and the time, for targets that delete then. */
  TOMBSTONE
}
