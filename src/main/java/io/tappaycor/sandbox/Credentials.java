package io.tappaycor.sandbox;

/**
 * What a customer finds in the developer portal, invented: the same in every sandbox, so that a
 * configuration written for one works with the next.
 */
record Credentials(String clientId, String clientSecret, String subscriptionKey, String scope) {

  static final Credentials SANDBOX =
      new Credentials(
          "sandbox-client",
          "sandbox-client-secret",
          "sandbox-subscription-key",
          "sandboxscope20260101");
}
