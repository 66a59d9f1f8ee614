package io.tappaycor.config;

/** What happens to fields that the schema does not declare: the setting {@code schema_drift}. */
public enum DriftPolicy {
  /** They are dropped, and counted. */
  WARN,
  /** They are kept, and counted. */
  KEEP,
  /** They fail the stream, as do values that the declared type cannot hold. */
  FAIL
}
