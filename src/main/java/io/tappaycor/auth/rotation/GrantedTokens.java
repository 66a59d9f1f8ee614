package io.tappaycor.auth.rotation;

import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that Paycor has just issued, on their way into the store.
 *
 * @param family with the new tokens
 * @param spent the refresh token that they came of
 * @param mayBeLate whether the lease may be lost by now, and somebody else may have written
 * @param storeName the store's name in messages
 */
record GrantedTokens(TokenFamily family, Secret spent, boolean mayBeLate, String storeName) {

  private static final Logger LOG = LoggerFactory.getLogger(GrantedTokens.class);

  /** While a lease holds, nobody else knows better. Without, a login may have come between. */
  TokenFamilies into(TokenFamilies stored) {
    if (!mayBeLate || !stored.hasSuperseded(family, spent)) {
      return stored.updated(family);
    }
    LOG.warn(
        "The token store {} already has newer tokens than those that this run got: it keeps them",
        storeName);
    return stored;
  }
}
