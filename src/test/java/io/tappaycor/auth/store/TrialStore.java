package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;

/** A store for tests, which can be full and can be written by a program without a lease. */
public interface TrialStore extends TokenStore {

  /** From now on writes fail, or succeed again. */
  void full(boolean full);

  /** The number of writes that have been tried. */
  int writes();

  /** Another program writes without a lease. */
  void overwrite(TokenFamilies families);
}
