package io.tappaycor.cli;

/** The formats of {@code --about}, named as Singer's tools name them. */
enum AboutFormat {
  text,
  json,
  markdown
}
