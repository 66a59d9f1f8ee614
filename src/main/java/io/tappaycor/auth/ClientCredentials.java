package io.tappaycor.auth;

import io.tappaycor.config.Secret;

/**
 * Who the application is, as the developer portal shows it: every token call needs all three.
 *
 * @param clientId the OAuth client id
 * @param clientSecret the OAuth client secret
 * @param subscriptionKey the API gateway's key
 */
public record ClientCredentials(String clientId, Secret clientSecret, Secret subscriptionKey) {}
