package io.tappaycor.config;

/** What log lines look like. */
public enum LogFormat {
  /** {@code LEVEL message}, with a timestamp first where no person watches. */
  TEXT,
  /** A JSON object per line, as Meltano reads it. */
  JSON
}
