package io.tappaycor.sandbox.token;

/**
 * What a customer finds in the developer portal, invented: the same in every sandbox, so that a
 * configuration written for one works with the next.
 */
public record Credentials(
    String clientId, String clientSecret, String subscriptionKey, String scope) {

  public static final Credentials SANDBOX =
      new Credentials(
          "sandbox-client",
          "sandbox-client-secret",
          "sandbox-subscription-key",
          "sandboxscope20260101");
}
