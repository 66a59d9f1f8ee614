package io.tappaycor.auth.login;

import io.tappaycor.config.Secret;

/**
 * The parameters of the authorization page, exactly as the developer portal shows them, because
 * Paycor compares them to the character.
 *
 * @param authorizationUrl the page where an administrator grants access; may have a query
 * @param clientId the OAuth client id
 * @param scope the scope name of the portal's General tab, without {@code offline_access}
 * @param redirectUri the return URL registered on the portal's Security Connections tab
 * @param subscriptionKey the API gateway's key
 */
public record LoginSettings(
    String authorizationUrl,
    String clientId,
    String scope,
    String redirectUri,
    Secret subscriptionKey) {}
