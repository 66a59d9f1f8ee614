package io.tappaycor.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user told us, validated.
 *
 * @param credentials who asks
 * @param login for {@code tap-paycor login} only
 * @param legalEntities which legal entities the run is about
 * @param startDate the floor of date-filtered streams, if the user set one
 * @param lookbackDays how far before its bookmark an incremental stream reads again
 * @param skipEndedDays how long after its end an employment is still asked for, if not always
 * @param clockZone the zone of wall times that come without one
 * @param schemaDrift {@code warn}, {@code keep} or {@code fail}
 * @param connection how the API is talked to
 */
public record Configuration(
    Credentials credentials,
    Login login,
    LegalEntities legalEntities,
    Optional<LocalDate> startDate,
    int lookbackDays,
    OptionalInt skipEndedDays,
    ZoneId clockZone,
    String schemaDrift,
    Connection connection) {

  /**
   * Who asks.
   *
   * @param seed the refresh token of the config, if it has one
   * @param tokenStore the file of the rotated tokens, if the user named one
   */
  public record Credentials(
      String clientId,
      Secret clientSecret,
      Secret subscriptionKey,
      Optional<Secret> seed,
      Optional<String> tokenStore) {}

  /** What the first login needs: the scope's name, the registered URL, the consent page. */
  public record Login(
      Optional<String> scope, Optional<String> redirectUri, Optional<String> authorizationUrl) {}

  /**
   * How the API is talked to.
   *
   * @param baseUrl without a slash at the end
   * @param requestsPerMinute 0 for no pacing
   * @param retryBudget how long one request is retried
   */
  public record Connection(
      URI baseUrl,
      int requestsPerMinute,
      int maxConcurrency,
      String userAgent,
      Duration requestTimeout,
      Duration retryBudget) {}
}
