package io.tappaycor.cli;

/** What {@code --test} checks and shows. */
enum TestScope {
  /** The streams, with the access token in the store if it is still good. */
  STREAMS,
  /** The credentials too, by getting new tokens. */
  AUTH,
  /** The streams; the records are printed even if standard output is a terminal. */
  RECORDS
}
