package io.tappaycor.http;

import java.io.IOException;

/** A response with status 200 that is not what was asked for: perhaps the next one is. */
public sealed class MalformedResponseException extends IOException permits WrongOwnerException {

  /** Says what is wrong, without quoting any of it. */
  public MalformedResponseException(String what) {
    super(what);
  }
}
