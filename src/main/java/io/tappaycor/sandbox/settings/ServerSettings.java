package io.tappaycor.sandbox.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The behavior of the simulated Paycor: limits, refusals and lifetimes.
 *
 * @param port the TCP port on 127.0.0.1; 0 for any free port
 * @param pageSize records on a page
 * @param latency the delay before each response
 * @param rateLimit calls a minute; 0 is no limit
 * @param rateLimitWindow the length of the fixed windows that calls are counted in
 * @param accessTokenLifetime the lifetime of an access token
 * @param refusedDataAccess data access names, of endpoints or includes, that are not granted
 * @param refusedLegalEntities legal entities whose endpoints answer 403
 * @param goneEmployees the number of listed employees whose endpoints answer 404
 * @param redirectUri the registered redirect URI
 * @param administrator whether the browser's user may activate the application
 * @param authorizationCodeLifetime the lifetime of an authorization code
 * @param refreshToken the first refresh token; random if empty
 * @param faults how often reads fail on purpose
 * @param tokenFaults what goes wrong with token calls, in this order
 * @param drift whether records have fields that Paycor's document does not know
 * @param changes whether records change, vanish and come back from one day to the next
 * @param record whether to keep the log of requests
 */
public record ServerSettings(
    int port,
    int pageSize,
    Duration latency,
    int rateLimit,
    Duration rateLimitWindow,
    Duration accessTokenLifetime,
    Set<String> refusedDataAccess,
    Set<Integer> refusedLegalEntities,
    int goneEmployees,
    String redirectUri,
    boolean administrator,
    Duration authorizationCodeLifetime,
    Optional<String> refreshToken,
    FaultSettings faults,
    List<TokenFault> tokenFaults,
    boolean drift,
    boolean changes,
    boolean record) {

  /** Checks and copies. */
  public ServerSettings {
    refusedDataAccess = Set.copyOf(refusedDataAccess);
    refusedLegalEntities = Set.copyOf(refusedLegalEntities);
    tokenFaults = List.copyOf(tokenFaults);
    if (pageSize < 1 || rateLimit < 0 || goneEmployees < 0) {
      throw new IllegalArgumentException(
          "Counts must not be negative, and a page must have at least one record");
    }
    List<Duration> times =
        List.of(latency, rateLimitWindow, accessTokenLifetime, authorizationCodeLifetime);
    if (times.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("Times must not be negative");
    }
  }

  /**
   * Pages of 100 records and access tokens that live half an hour, as seen; no latency and no rate
   * limit.
   */
  public static ServerSettings defaults() {
    return new ServerSettings(
        0,
        100,
        Duration.ZERO,
        0,
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Set.of(),
        Set.of(),
        0,
        "http://127.0.0.1:8765/callback",
        true,
        Duration.ofMinutes(5),
        Optional.empty(),
        FaultSettings.none(),
        List.of(),
        false,
        false,
        true);
  }

  /** The same on this port. */
  public ServerSettings withPort(int value) {
    return changed(draft -> draft.port = value);
  }

  /** The same with this page size. */
  public ServerSettings withPageSize(int value) {
    return changed(draft -> draft.pageSize = value);
  }

  /** The same with this latency. */
  public ServerSettings withLatency(Duration value) {
    return changed(draft -> draft.latency = value);
  }

  /** The same with this many calls a minute; 0 for no limit. */
  public ServerSettings withRateLimit(int value) {
    return changed(draft -> draft.rateLimit = value);
  }

  /** The same with rate limit windows of this length. */
  public ServerSettings withRateLimitWindow(Duration value) {
    return changed(draft -> draft.rateLimitWindow = value);
  }

  /** The same with this lifetime of access tokens. */
  public ServerSettings withAccessTokenLifetime(Duration value) {
    return changed(draft -> draft.accessTokenLifetime = value);
  }

  /** The same without these data access names. */
  public ServerSettings withRefusedDataAccess(Set<String> value) {
    return changed(draft -> draft.refusedDataAccess = value);
  }

  /** The same without access to these legal entities. */
  public ServerSettings withRefusedLegalEntities(Set<Integer> value) {
    return changed(draft -> draft.refusedLegalEntities = value);
  }

  /** The same with this number of deleted employees. */
  public ServerSettings withGoneEmployees(int value) {
    return changed(draft -> draft.goneEmployees = value);
  }

  /** The same with this registered redirect URI. */
  public ServerSettings withRedirectUri(String value) {
    return changed(draft -> draft.redirectUri = value);
  }

  /** The same with or without an administrator at the browser. */
  public ServerSettings withAdministrator(boolean value) {
    return changed(draft -> draft.administrator = value);
  }

  /** The same with this lifetime of authorization codes. */
  public ServerSettings withAuthorizationCodeLifetime(Duration value) {
    return changed(draft -> draft.authorizationCodeLifetime = value);
  }

  /** The same with this first refresh token. */
  public ServerSettings withRefreshToken(String value) {
    return changed(draft -> draft.refreshToken = Optional.of(value));
  }

  /** The same with faults. */
  public ServerSettings withFaults(FaultSettings value) {
    return changed(draft -> draft.faults = value);
  }

  /** The same with faults of token calls. */
  public ServerSettings withTokenFaults(List<TokenFault> value) {
    return changed(draft -> draft.tokenFaults = value);
  }

  /** The same with or without fields that Paycor's document does not know. */
  public ServerSettings withDrift(boolean value) {
    return changed(draft -> draft.drift = value);
  }

  /** The same with or without records that change, vanish and come back. */
  public ServerSettings withChanges(boolean value) {
    return changed(draft -> draft.changes = value);
  }

  /** The same with or without the log of requests. */
  public ServerSettings withRecord(boolean value) {
    return changed(draft -> draft.record = value);
  }

  private ServerSettings changed(Consumer<ServerSettingsDraft> change) {
    ServerSettingsDraft draft = new ServerSettingsDraft(this);
    change.accept(draft);
    return draft.settings();
  }
}
