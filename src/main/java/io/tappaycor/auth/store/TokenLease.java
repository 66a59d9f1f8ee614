package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;

/** The right to spend and replace the tokens of a store, held by one at a time. */
public interface TokenLease extends AutoCloseable {

  /**
   * The current content.
   *
   * @throws io.tappaycor.failure.AuthenticationException if there is content that cannot be read
   */
  TokenFamilies read();

  /**
   * Replaces the content if it is still the expected one (compare and set): somebody may write
   * without a lease, or the lease may be lost with a connection. Afterwards the whole new content
   * is stored durably, or the old one still is. Writes also if both are equal, which shows whether
   * the store can be written.
   *
   * @return false if the store holds something else: nothing was written
   * @throws StoreWriteException if it cannot be written
   * @throws io.tappaycor.failure.AuthenticationException if there is content that cannot be read
   */
  boolean replace(TokenFamilies expected, TokenFamilies next) throws StoreWriteException;

  /** Lets the next one in. Any thread may close a lease. */
  @Override
  void close();
}
