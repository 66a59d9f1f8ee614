package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import io.tappaycor.scope.LegalEntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one activation, from its first refresh token to the current one. A refresh token is
 * good for one use, so only the family as a whole has an identity.
 *
 * @param refreshToken the only one that Paycor still accepts
 * @param access the access token that came with it, if any
 * @param seeds fingerprints of every outside token, from a config or a login, that led here
 * @param legalEntityIds what the activation may read; null if unknown
 * @param rotatedAt when the refresh token was received
 * @param refreshStartedAt when a refresh with an unknown outcome began, if there is one
 * @param rotationUnknown whether the last refresh brought no new refresh token, so that this one
 *     may be spent
 * @param refusedAt when Paycor refused the refresh token after a refresh that never finished; kept
 *     only in stores that several machines share, so that one of them asks and not all
 */
public record TokenFamily(
    Secret refreshToken,
    @Nullable AccessToken access,
    Set<Fingerprint> seeds,
    @Nullable List<LegalEntityId> legalEntityIds,
    Instant rotatedAt,
    @Nullable Instant refreshStartedAt,
    boolean rotationUnknown,
    @Nullable Instant refusedAt) {

  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  /** A stored expiry beyond this comes from a wrong clock or a damaged store. */
  public static final Duration LONGEST_LIFE = Duration.ofHours(24);

  /** Copies the collections. */
  public TokenFamily {
    seeds = Collections.unmodifiableSet(new LinkedHashSet<>(seeds));
    legalEntityIds = legalEntityIds == null ? null : List.copyOf(legalEntityIds);
  }

  /** A new family whose refresh token is still unspent. */
  public static TokenFamily startingWith(Secret seed, Instant now) {
    return new TokenFamily(seed, null, Set.of(Fingerprint.of(seed)), null, now, null, false, null);
  }

  /**
   * The family after Paycor has answered: the previous refresh token is dead, or without a new one
   * the only one there is.
   */
  public TokenFamily rotated(TokenResponse.Granted granted, Instant now) {
    Secret given = granted.accessToken();
    AccessToken next = given == null ? null : new AccessToken(given, now.plus(granted.lifetime()));
    Secret newer = granted.refreshToken();
    Secret latest = newer == null ? refreshToken : newer;
    return new TokenFamily(latest, next, seeds, legalEntityIds, now, null, newer == null, null);
  }

  /** Marks a refresh as started. An older mark stays: it tells when tokens may have been lost. */
  public TokenFamily refreshing(Instant now) {
    return marked(refreshStartedAt == null ? now : refreshStartedAt, null);
  }

  /** Marks a refresh as started now, whatever mark there was: others wait from here on. */
  public TokenFamily refreshingSince(Instant now) {
    return marked(now, null);
  }

  /** The family after Paycor has refused its token, on account of a refresh that never finished. */
  public TokenFamily refused(Instant now) {
    return marked(refreshStartedAt, now);
  }

  private TokenFamily marked(@Nullable Instant started, @Nullable Instant refused) {
    return new TokenFamily(
        refreshToken, access, seeds, legalEntityIds, rotatedAt, started, rotationUnknown, refused);
  }

  TokenFamily withSeeds(Set<Fingerprint> exactly) {
    return new TokenFamily(
        refreshToken,
        access,
        exactly,
        legalEntityIds,
        rotatedAt,
        refreshStartedAt,
        rotationUnknown,
        refusedAt);
  }

  TokenFamily alsoKnowing(Set<Fingerprint> more) {
    Set<Fingerprint> all = new LinkedHashSet<>(seeds);
    all.addAll(more);
    return withSeeds(all);
  }

  /** The family once it is known what it may read. */
  public TokenFamily withLegalEntities(List<LegalEntityId> ids) {
    return new TokenFamily(
        refreshToken, access, seeds, ids, rotatedAt, refreshStartedAt, rotationUnknown, refusedAt);
  }

  boolean isLedToBy(Secret seed) {
    return seeds.contains(Fingerprint.of(seed)) || refreshToken.equals(seed);
  }

  /** Whether the other is this family at another time: no seed leads to two families. */
  boolean isSameAs(TokenFamily other) {
    return refreshToken.equals(other.refreshToken) || !Collections.disjoint(seeds, other.seeds);
  }

  /** Whether both are the same family in the same refresh. */
  public boolean isMarkedAs(TokenFamily other) {
    return refreshToken.equals(other.refreshToken)
        && Objects.equals(refreshStartedAt, other.refreshStartedAt);
  }

  /** Whether both are known to belong to one customer. */
  boolean overlaps(TokenFamily other) {
    return legalEntityIds != null
        && other.legalEntityIds != null
        && !Collections.disjoint(legalEntityIds, other.legalEntityIds);
  }

  /**
   * How long the access token may still be used: until 60 seconds or a tenth of its life before its
   * expiry, whichever is less.
   *
   * @return zero or negative if there is none, or none that can be trusted
   */
  public Duration usableFor(Instant now) {
    if (access == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, access.expiresAt());
    return left.compareTo(LONGEST_LIFE) > 0 ? Duration.ZERO : left.minus(margin(access));
  }

  private Duration margin(AccessToken token) {
    Duration tenth = Duration.between(rotatedAt, token.expiresAt()).dividedBy(10);
    // A damaged store may say that the token expired before it was received.
    boolean isShort = !tenth.isNegative() && tenth.compareTo(LONGEST_MARGIN) < 0;
    return isShort ? tenth : LONGEST_MARGIN;
  }
}
