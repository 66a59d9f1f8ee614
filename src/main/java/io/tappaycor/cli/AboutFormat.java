package io.tappaycor.cli;

/** The formats of {@code --about}. */
enum AboutFormat {
  TEXT,
  JSON,
  MARKDOWN
}
