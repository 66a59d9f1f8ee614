package io.tappaycor.http;

/** Error bodies in Paycor's own shape. */
public final class PaycorErrors {

  /** What Paycor says when a data access is missing. */
  public static final String FORBIDDEN = body("Forbidden", "Access to the resource is forbidden.");

  /** What Paycor says of an id that does not exist. */
  public static final String NOT_FOUND = body("Not Found", "Employee not found.");

  private PaycorErrors() {}

  /** An error with this title and detail, as on the wire. */
  public static String body(String title, String detail) {
    return "{\"CorrelationId\": \"0f8fad5b-d9cb-469f-a165-70867728950e\", \"Title\": \"%s\", \"Detail\": \"%s\"}"
        .formatted(title, detail);
  }
}
