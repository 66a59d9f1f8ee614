package io.tappaycor.sandbox.endpoint;

/** How an endpoint wraps its records. */
public enum Shape {
  PAGE,
  ARRAY,
  OBJECT
}
