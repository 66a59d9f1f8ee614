package io.tappaycor.http;

import java.io.IOException;

/** An answer with status 200 that is not what was asked for: perhaps the next one is. */
public final class MalformedResponseException extends IOException {

  /** Says what is wrong, without quoting any of it. */
  public MalformedResponseException(String what) {
    super(what);
  }
}
