package io.tappaycor.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The validated configuration of a run.
 *
 * @param credentials of the application
 * @param login for {@code tap-paycor login} only
 * @param legalEntities which legal entities the run is about
 * @param startDate the floor of date-filtered streams, if the user set one
 * @param lookbackDays how far before its bookmark an incremental stream reads again
 * @param skipEndedDays how long after its end an employment is still read; always, if empty
 * @param clockFields how the time of a clock on a wall is written
 * @param schemaDrift what happens to undeclared fields
 * @param allowPartialAccess whether the login is meant to see only some employees
 * @param activateVersion whether rows that did not come are to be deleted by the target
 * @param batches the files that records go to, if any
 * @param changes whether and how only changes are sent
 * @param logFormat what log lines look like
 * @param reports what is read of Report Builder
 * @param targetGrace how long the target of a pipeline may take to finish after a signal
 * @param metrics what is told to a collector
 * @param stateWait how long a run waits for another that has its shared state
 * @param database who uses the database that a fleet shares, if there is one
 * @param tokenKeyset what encrypts a token store in a database
 * @param connection how the API is called
 */
public record Configuration(
    Credentials credentials,
    Login login,
    LegalEntities legalEntities,
    Optional<LocalDate> startDate,
    int lookbackDays,
    OptionalInt skipEndedDays,
    ClockFields clockFields,
    DriftPolicy schemaDrift,
    boolean allowPartialAccess,
    boolean activateVersion,
    Optional<BatchConfig> batches,
    Changes changes,
    LogFormat logFormat,
    Reports reports,
    Duration targetGrace,
    Metrics metrics,
    Duration stateWait,
    Database database,
    TokenKeyset tokenKeyset,
    Connection connection) {

  /**
   * The credentials of the application.
   *
   * @param seed the refresh token of the config, if it has one
   * @param tokenStore where the rotated tokens are kept, if the user has set it
   */
  public record Credentials(
      String clientId,
      Secret clientSecret,
      Secret subscriptionKey,
      Optional<Secret> seed,
      Optional<String> tokenStore) {}

  /** What a login needs: the scope's name, the registered redirect URI, the authorization page. */
  public record Login(
      Optional<String> scope, Optional<String> redirectUri, Optional<URI> authorizationUrl) {}

  /**
   * Change capture.
   *
   * @param store the file of what was sent, if the user has set it
   * @param maxPercent of a stream that may be gone
   * @param refreshDays in which each employee is read once; in each run, if empty
   */
  public record Changes(
      boolean captured,
      Optional<String> store,
      DeletionForm deletions,
      int maxPercent,
      OptionalInt refreshDays) {}

  /**
   * What is read of Report Builder.
   *
   * @param scope the application scope whose users are listed, if the user has set it
   * @param choice the reports
   */
  public record Reports(Optional<String> scope, ReportChoice choice) {

    /** Nothing. */
    public static final Reports NONE = new Reports(Optional.empty(), ReportChoice.NONE);
  }

  /** The file of metrics, if there is to be one, and the tenant that they are about. */
  public record Metrics(Optional<String> file, Optional<String> tenant) {}

  /** Who uses a shared database, as far as its address does not say so. */
  public record Database(Optional<String> user, Optional<Secret> password) {}

  /** The keyset of a token store in a database: itself, or its file, which may begin with ~/. */
  public record TokenKeyset(Optional<Secret> text, Optional<String> file) {}

  /**
   * How the API is called.
   *
   * @param baseUrl without a slash at the end
   * @param requestsPerMinute 0 for no pacing; the share of this worker, if it is divided
   * @param sharedPace the database that all workers of the key take it from
   * @param retryBudget how long one request is retried
   * @param waitBudget how long one run waits for rate limits, in total
   * @param proxy that the user has set
   * @param caBundle file of certificates that the user has set; may begin with {@code ~/}
   */
  public record Connection(
      URI baseUrl,
      int requestsPerMinute,
      Optional<String> sharedPace,
      int maxConcurrency,
      String userAgent,
      Duration requestTimeout,
      Duration retryBudget,
      Duration waitBudget,
      Optional<ProxyAddress> proxy,
      Optional<String> caBundle) {}
}
