package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;

/**
 * The application's credentials from the developer portal. Every token call needs all three.
 *
 * @param clientId the OAuth client id
 * @param clientSecret the OAuth client secret
 * @param subscriptionKey the API gateway's key
 */
public record ClientCredentials(String clientId, Secret clientSecret, Secret subscriptionKey) {}
