package io.tappaycor.http;

import java.io.IOException;

/** A response with status 200 that is not what was asked for: perhaps the next one is. */
public final class MalformedResponseException extends IOException {

  private final boolean wrongOwner;

  /** Says what is wrong, without quoting any of it. */
  public MalformedResponseException(String what) {
    this(what, false);
  }

  private MalformedResponseException(String what, boolean wrongOwner) {
    super(what);
    this.wrongOwner = wrongOwner;
  }

  /**
   * Records of somebody else than was asked for: from a cache, or mixed up on the way.
   *
   * @param field that names the owner
   */
  public static MalformedResponseException wrongOwner(String field) {
    return new MalformedResponseException(
        "its records belong to somebody else (" + field + ")", true);
  }

  /** Whether the records are somebody else's. */
  boolean isWrongOwner() {
    return wrongOwner;
  }
}
