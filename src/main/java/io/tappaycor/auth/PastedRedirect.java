package io.tappaycor.auth;

import io.tappaycor.failure.AuthenticationException;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * Takes the redirect from a person: for a redirect URI that this machine cannot listen on, or a
 * browser that runs elsewhere.
 */
public final class PastedRedirect implements RedirectSource {

  private final BufferedReader input;

  /** Reads the first line that is not blank. */
  public PastedRedirect(BufferedReader input) {
    this.input = input;
  }

  @Override
  public String await(AuthorizationRequest request) {
    try {
      String line = input.readLine();
      while (line != null && line.isBlank()) {
        line = input.readLine();
      }
      if (line != null) {
        return line.strip();
      }
    } catch (IOException exception) {
      throw new AuthenticationException("The address could not be read from the input", exception);
    }
    throw new AuthenticationException(
        "No address was given: run `tap-paycor login` again and paste the whole address that the"
            + " browser came back to");
  }
}
