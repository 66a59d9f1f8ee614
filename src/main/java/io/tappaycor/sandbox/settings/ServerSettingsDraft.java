package io.tappaycor.sandbox.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mutable copy of the settings while one of them is changed. It is never kept. */
final class ServerSettingsDraft {

  int port;
  int pageSize;
  Duration latency;
  int rateLimit;
  Duration rateLimitWindow;
  Duration accessTokenLifetime;
  Set<String> refusedDataAccess;
  Set<Integer> refusedLegalEntities;
  int goneEmployees;
  String redirectUri;
  boolean administrator;
  Duration authorizationCodeLifetime;
  Optional<String> refreshToken;
  FaultSettings faults;
  List<TokenFault> tokenFaults;
  boolean drift;
  boolean changes;
  boolean record;

  ServerSettingsDraft(ServerSettings settings) {
    this.port = settings.port();
    this.pageSize = settings.pageSize();
    this.latency = settings.latency();
    this.rateLimit = settings.rateLimit();
    this.rateLimitWindow = settings.rateLimitWindow();
    this.accessTokenLifetime = settings.accessTokenLifetime();
    this.refusedDataAccess = settings.refusedDataAccess();
    this.refusedLegalEntities = settings.refusedLegalEntities();
    this.goneEmployees = settings.goneEmployees();
    this.redirectUri = settings.redirectUri();
    this.administrator = settings.administrator();
    this.authorizationCodeLifetime = settings.authorizationCodeLifetime();
    this.refreshToken = settings.refreshToken();
    this.faults = settings.faults();
    this.tokenFaults = settings.tokenFaults();
    this.drift = settings.drift();
    this.changes = settings.changes();
    this.record = settings.record();
  }

  ServerSettings settings() {
    return new ServerSettings(
        port,
        pageSize,
        latency,
        rateLimit,
        rateLimitWindow,
        accessTokenLifetime,
        refusedDataAccess,
        refusedLegalEntities,
        goneEmployees,
        redirectUri,
        administrator,
        authorizationCodeLifetime,
        refreshToken,
        faults,
        tokenFaults,
        drift,
        changes,
        record);
  }
}
