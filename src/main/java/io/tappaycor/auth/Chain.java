package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One activation's tokens, from its first refresh token to the one that is alive now: a refresh
 * token is good for one use, so only the chain as a whole has an identity.
 *
 * @param refreshToken the only one that Paycor still accepts
 * @param access the access token that came with it, if any
 * @param seeds fingerprints of every token from outside that led here: a config's, or a login's
 * @param legalEntityIds what the activation may read; null when not known
 * @param rotatedAt when the refresh token was received
 * @param refreshStartedAt when a refresh was begun whose end is not known, if there is one
 */
record Chain(
    Secret refreshToken,
    @Nullable AccessToken access,
    Set<Fingerprint> seeds,
    @Nullable List<Integer> legalEntityIds,
    Instant rotatedAt,
    @Nullable Instant refreshStartedAt) {

  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  /** A stored expiry beyond this comes from a wrong clock or a damaged file. */
  static final Duration LONGEST_LIFE = Duration.ofHours(24);

  Chain {
    seeds = Collections.unmodifiableSet(new LinkedHashSet<>(seeds));
    legalEntityIds = legalEntityIds == null ? null : List.copyOf(legalEntityIds);
  }

  static Chain startingWith(Secret seed, Instant now) {
    return new Chain(seed, null, Set.of(Fingerprint.of(seed)), null, now, null);
  }

  /** The chain after Paycor has answered: the refresh token of before is dead. */
  Chain rotated(TokenAnswer.Granted granted, Instant now) {
    Secret given = granted.accessToken();
    AccessToken next = given == null ? null : new AccessToken(given, now.plus(granted.lifetime()));
    return new Chain(granted.refreshToken(), next, seeds, legalEntityIds, now, null);
  }

  /** Marks a refresh as begun. An older mark stays: it tells when the tokens may have been lost. */
  Chain refreshing(Instant now) {
    Instant since = refreshStartedAt == null ? now : refreshStartedAt;
    return new Chain(refreshToken, access, seeds, legalEntityIds, rotatedAt, since);
  }

  Chain withSeeds(Set<Fingerprint> exactly) {
    return new Chain(refreshToken, access, exactly, legalEntityIds, rotatedAt, refreshStartedAt);
  }

  Chain alsoKnowing(Set<Fingerprint> more) {
    Set<Fingerprint> all = new LinkedHashSet<>(seeds);
    all.addAll(more);
    return withSeeds(all);
  }

  Chain withLegalEntities(List<Integer> ids) {
    return new Chain(refreshToken, access, seeds, ids, rotatedAt, refreshStartedAt);
  }

  boolean isLedToBy(Secret seed) {
    return seeds.contains(Fingerprint.of(seed)) || refreshToken.equals(seed);
  }

  /** Whether the other is this chain at another time: no seed leads to two chains. */
  boolean isSameAs(Chain other) {
    return refreshToken.equals(other.refreshToken) || !Collections.disjoint(seeds, other.seeds);
  }

  /** Whether both are known to be about one customer. */
  boolean overlaps(Chain other) {
    return legalEntityIds != null
        && other.legalEntityIds != null
        && !Collections.disjoint(legalEntityIds, other.legalEntityIds);
  }

  /**
   * How long the access token may be used from now on: until 60 seconds or a tenth of its life
   * before its end, whichever is less.
   *
   * @return zero or negative if there is none, or none to be trusted
   */
  Duration usableFor(Instant now) {
    if (access == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, access.expiresAt());
    return left.compareTo(LONGEST_LIFE) > 0 ? Duration.ZERO : left.minus(margin(access));
  }

  private Duration margin(AccessToken token) {
    Duration tenth = Duration.between(rotatedAt, token.expiresAt()).dividedBy(10);
    // A damaged store may say that the token died before it came.
    boolean isShort = !tenth.isNegative() && tenth.compareTo(LONGEST_MARGIN) < 0;
    return isShort ? tenth : LONGEST_MARGIN;
  }
}
