package io.tappaycor.http;

/** Records of somebody else than was asked for: from a cache, or mixed up on the way. */
public final class WrongOwnerException extends MalformedResponseException {

  private final String field;

  /** Names the field that says so, never its value. */
  public WrongOwnerException(String field) {
    super("its records belong to somebody else (" + field + ")");
    this.field = field;
  }

  /** The field that names the owner. */
  String field() {
    return field;
  }
}
