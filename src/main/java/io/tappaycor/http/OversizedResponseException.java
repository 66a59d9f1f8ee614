package io.tappaycor.http;

import java.io.IOException;

/** An answer larger than any that Paycor gives: reading on would only fill the memory. */
final class OversizedResponseException extends IOException {

  OversizedResponseException(long limit) {
    super("the answer is larger than " + (limit >> 20) + " MiB");
  }
}
