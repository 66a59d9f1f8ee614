package io.tappaycor.cli;

/** What {@code --test} checks. */
enum TestScope {
  /** The streams, with the access token in the store if it is still good. */
  STREAMS,
  /** The credentials too, by getting new tokens. */
  AUTH
}
