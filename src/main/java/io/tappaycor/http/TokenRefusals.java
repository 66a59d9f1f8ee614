package io.tappaycor.http;

import java.util.HashSet;
import java.util.Set;

/**
 * Which 401 brings a new access token. A token may die before its time; but an endpoint or a
 * gateway that refuses everybody would burn one refresh token after the other. So a token is
 * replaced only if it was good before, and an endpoint that a new token has not helped replaces
 * none again. Safe for many threads.
 */
final class TokenRefusals {

  private final Set<String> accepted = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private final Set<String> unhelped = new HashSet<>();

  /** A call has succeeded. */
  synchronized void accepted(String token, Target target) {
    accepted.add(token);
    unhelped.remove(target.template());
  }

  /** Whether the login is known to be good. */
  synchronized boolean isAnyAccepted() {
    return !accepted.isEmpty();
  }

  /**
   * Whether a refused token is to be replaced; those who lost the same one share its refresh.
   *
   * @param again whether the call has replaced a token before
   */
  synchronized boolean mayReplace(String token, Target target, boolean again) {
    if (replaced.contains(token)) {
      return true;
    }
    if (again) {
      unhelped.add(target.template());
    }
    boolean first = accepted.isEmpty() && replaced.isEmpty();
    boolean mayHelp = !unhelped.contains(target.template());
    return mayHelp && (first || accepted.contains(token)) && replaced.add(token);
  }
}
