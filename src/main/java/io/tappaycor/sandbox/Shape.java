package io.tappaycor.sandbox;

/** How an endpoint wraps its records. */
enum Shape {
  PAGE,
  ARRAY,
  OBJECT
}
