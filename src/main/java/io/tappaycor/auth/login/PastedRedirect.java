package io.tappaycor.auth.login;

import io.tappaycor.failure.AuthenticationException;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * Takes the redirect URL from a person: for a redirect URI that this machine cannot listen on, or a
 * browser on another machine.
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
      throw new AuthenticationException(
          "The redirect URL could not be read from standard input", exception);
    }
    throw new AuthenticationException(
        "No redirect URL was pasted. Run `tap-paycor login` again and paste the whole URL that the"
            + " browser was redirected to");
  }
}
