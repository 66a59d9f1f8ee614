package io.tappaycor.auth.login;

/** Where the redirect comes from: a listener on this machine, or a person who pastes it. */
@FunctionalInterface
public interface RedirectSource {

  /**
   * Waits for the redirect.
   *
   * @param request the one that it must belong to
   * @return the URL that the browser was redirected to, whole and unchecked
   * @throws io.tappaycor.failure.AuthenticationException if none comes
   */
  String await(AuthorizationRequest request);
}
