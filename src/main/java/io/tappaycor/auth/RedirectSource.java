package io.tappaycor.auth;

/** Where the browser's answer comes from: a listener on this machine, or a person who pastes it. */
@FunctionalInterface
public interface RedirectSource {

  /**
   * Waits for the redirect.
   *
   * @param request the question that it must answer
   * @return the address that the browser came back to, whole and unchecked
   * @throws io.tappaycor.failure.AuthenticationException if none comes
   */
  String await(AuthorizationRequest request);
}
