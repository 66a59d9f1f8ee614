package io.tappaycor.config;

import io.tappaycor.config.Configuration.Changes;
import io.tappaycor.config.Configuration.Connection;
import io.tappaycor.config.Configuration.Credentials;
import io.tappaycor.config.Configuration.Database;
import io.tappaycor.config.Configuration.Login;
import io.tappaycor.config.Configuration.Metrics;
import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.config.Configuration.TokenKeyset;
import io.tappaycor.failure.UsageException;
import java.util.OptionalInt;

/** Makes raw settings a configuration, and reports every problem at once. */
public final class ConfigurationReader {

  private ConfigurationReader() {}

  /**
   * The configuration.
   *
   * @param version the tap's own, for the user agent
   * @throws UsageException naming every problem
   */
  public static Configuration read(RawSettings settings, String version) {
    Problems.check(settings);
    return new Configuration(
        credentials(settings),
        new Login(
            settings.get(Settings.SCOPE),
            settings.get(Settings.REDIRECT_URI),
            settings.get(Settings.AUTHORIZATION_URL)),
        settings.get(Settings.LEGAL_ENTITY_ID),
        settings.get(Settings.START_DATE),
        settings.get(Settings.LOOKBACK_DAYS),
        settings.get(Settings.SKIP_ENDED_DAYS).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        new ClockFields(settings.get(Settings.TIME_ZONE), settings.get(Settings.CLOCK_FIELDS)),
        settings.get(Settings.SCHEMA_DRIFT),
        settings.get(Settings.ALLOW_PARTIAL_ACCESS),
        settings.get(Settings.EMIT_ACTIVATE_VERSION_MESSAGES),
        settings.get(Settings.BATCH_CONFIG),
        new Changes(
            settings.get(Settings.CHANGE_CAPTURE),
            settings.get(Settings.CHANGE_STORE),
            settings.get(Settings.DELETION_RECORDS),
            settings.get(Settings.MAX_DELETIONS_PERCENT),
            settings
                .get(Settings.FAN_OUT_REFRESH_DAYS)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty)),
        settings.get(Settings.LOG_FORMAT),
        new Reports(
            settings.get(Settings.REPORT_SCOPE),
            settings.get(Settings.REPORT_TEMPLATES).orElse(ReportChoice.NONE)),
        settings.get(Settings.TARGET_GRACE_SECONDS),
        new Metrics(settings.get(Settings.METRICS_FILE), settings.get(Settings.TENANT_NAME)),
        settings.get(Settings.STATE_WAIT_SECONDS),
        new Database(
            settings.get(Settings.DATABASE_USER), settings.get(Settings.DATABASE_PASSWORD)),
        new TokenKeyset(
            settings.get(Settings.TOKEN_KEYSET), settings.get(Settings.TOKEN_KEYSET_FILE)),
        connection(settings, version));
  }

  private static Credentials credentials(RawSettings settings) {
    return new Credentials(
        settings.get(Settings.CLIENT_ID),
        settings.get(Settings.CLIENT_SECRET),
        settings.get(Settings.SUBSCRIPTION_KEY),
        settings.get(Settings.REFRESH_TOKEN),
        settings.get(Settings.TOKEN_STORE));
  }

  private static int share(int requestsPerMinute, int workers) {
    return requestsPerMinute == 0 ? 0 : Math.max(1, requestsPerMinute / workers);
  }

  private static Connection connection(RawSettings settings, String version) {
    return new Connection(
        settings.get(Settings.API_BASE_URL),
        share(settings.get(Settings.REQUESTS_PER_MINUTE), settings.get(Settings.PACE_WORKERS)),
        settings.get(Settings.SHARED_PACE),
        settings.get(Settings.MAX_CONCURRENCY),
        settings.get(Settings.USER_AGENT).replace("<version>", version),
        settings.get(Settings.REQUEST_TIMEOUT_SECONDS),
        settings.get(Settings.MAX_RETRY_SECONDS),
        settings.get(Settings.MAX_WAIT_SECONDS),
        settings.get(Settings.PROXY),
        settings.get(Settings.CA_BUNDLE));
  }
}
