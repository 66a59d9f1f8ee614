package io.tappaycor.sandbox.token;

/**
 * Invented credentials of the developer portal, the same in every sandbox, so that a config works
 * with any of them.
 */
public record Credentials(
    String clientId, String clientSecret, String subscriptionKey, String scope) {

  /** The credentials that the sandbox accepts. */
  public static final Credentials SANDBOX =
      new Credentials(
          "sandbox-client",
          "sandbox-client-secret",
          "sandbox-subscription-key",
          "sandboxscope20260101");

  /** Those of another customer. */
  public Credentials of(String customer) {
    return new Credentials(
        clientId + "-" + customer,
        clientSecret + "-" + customer,
        subscriptionKey + "-" + customer,
        scope);
  }
}
