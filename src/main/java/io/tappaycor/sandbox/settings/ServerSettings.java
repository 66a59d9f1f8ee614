package io.tappaycor.sandbox.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the simulated Paycor behaves towards its callers: its limits, refusals and lifetimes.
 *
 * @param port the TCP port on 127.0.0.1; 0 takes any free one
 * @param pageSize records on a page
 * @param latency slept before each answer
 * @param rateLimit calls a minute; 0 is no limit
 * @param rateLimitWindow the length of the fixed windows that calls are counted in
 * @param accessTokenLifetime how long an access token is good for
 * @param refusedDataAccess names of data access, of endpoints or include parts, that are not
 *     granted
 * @param refusedLegalEntities legal entities that answer 403 everywhere
 * @param goneEmployees how many listed employees answer 404 on their own endpoints
 * @param redirectUri the registered redirect URI
 * @param administrator whether the browser's user may activate the application
 * @param authorizationCodeLifetime how long an authorization code is good for
 * @param refreshToken a fixed first refresh token, else a random one
 * @param faults how often reads go wrong
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
    boolean record) {

  /** Checks and copies. */
  public ServerSettings {
    refusedDataAccess = Set.copyOf(refusedDataAccess);
    refusedLegalEntities = Set.copyOf(refusedLegalEntities);
    if (pageSize < 1 || rateLimit < 0 || goneEmployees < 0) {
      throw new IllegalArgumentException("Counts cannot be negative, and pages hold something");
    }
  }

  /** Paycor as seen: pages of 100, access tokens of half an hour; no latency and no rate limit. */
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
        true);
  }

  /** The same on this port. */
  public ServerSettings withPort(int value) {
    return changed(draft -> draft.port = value);
  }

  /** The same with so many records on a page. */
  public ServerSettings withPageSize(int value) {
    return changed(draft -> draft.pageSize = value);
  }

  /** The same with this wait before each answer. */
  public ServerSettings withLatency(Duration value) {
    return changed(draft -> draft.latency = value);
  }

  /** The same with so many calls a minute; 0 lifts the limit. */
  public ServerSettings withRateLimit(int value) {
    return changed(draft -> draft.rateLimit = value);
  }

  /** The same counting calls in windows of this length. */
  public ServerSettings withRateLimitWindow(Duration value) {
    return changed(draft -> draft.rateLimitWindow = value);
  }

  /** The same with access tokens that live so long. */
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

  /** The same with so many employees deleted since they were listed. */
  public ServerSettings withGoneEmployees(int value) {
    return changed(draft -> draft.goneEmployees = value);
  }

  /** The same with this registered redirect URI. */
  public ServerSettings withRedirectUri(String value) {
    return changed(draft -> draft.redirectUri = value);
  }

  /** The same activated by an administrator, or not. */
  public ServerSettings withAdministrator(boolean value) {
    return changed(draft -> draft.administrator = value);
  }

  /** The same with authorization codes that live so long. */
  public ServerSettings withAuthorizationCodeLifetime(Duration value) {
    return changed(draft -> draft.authorizationCodeLifetime = value);
  }

  /** The same starting from this refresh token. */
  public ServerSettings withRefreshToken(String value) {
    return changed(draft -> draft.refreshToken = Optional.of(value));
  }

  /** The same with reads that go wrong. */
  public ServerSettings withFaults(FaultSettings value) {
    return changed(draft -> draft.faults = value);
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
