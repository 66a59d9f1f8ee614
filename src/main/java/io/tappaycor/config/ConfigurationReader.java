package io.tappaycor.config;

import io.tappaycor.config.Configuration.Connection;
import io.tappaycor.config.Configuration.Credentials;
import io.tappaycor.config.Configuration.Login;
import io.tappaycor.failure.UsageException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges raw settings, and reports every problem at once. */
public final class ConfigurationReader {

  private static final int DEFAULT_PACE = 950;
  private static final int DEFAULT_CONCURRENCY = 16;
  private static final int MAX_CONCURRENCY = 256;
  private static final int DEFAULT_LOOKBACK_DAYS = 30;
  private static final int DEFAULT_TIMEOUT_SECONDS = 60;
  private static final int DEFAULT_RETRY_SECONDS = 300;

  private final Problems problems = new Problems();
  private final SettingValues values;
  private final String version;

  private ConfigurationReader(RawSettings settings, String version) {
    this.values = new SettingValues(settings, problems);
    this.version = version;
  }

  /**
   * The configuration.
   *
   * @param version the tap's own, for the user agent
   * @throws UsageException naming every problem
   */
  public static Configuration read(RawSettings settings, String version) {
    return new ConfigurationReader(settings, version).read();
  }

  /**
   * Only how undeclared fields are treated, which discovery needs to know: {@code warn}, {@code
   * keep} or {@code fail}.
   *
   * @throws UsageException if it is none of these
   */
  public static String schemaDrift(RawSettings settings) {
    ConfigurationReader reader = new ConfigurationReader(settings, "");
    String drift = reader.drift();
    reader.problems.throwIfAny();
    return drift;
  }

  private Configuration read() {
    Configuration configuration =
        new Configuration(
            new Credentials(
                values.header(Setting.CLIENT_ID).orElse(""),
                new Secret(values.header(Setting.CLIENT_SECRET).orElse("")),
                new Secret(values.header(Setting.SUBSCRIPTION_KEY).orElse("")),
                values.header(Setting.REFRESH_TOKEN).map(Secret::new),
                values.path(Setting.TOKEN_STORE)),
            new Login(
                values.header(Setting.SCOPE),
                values.header(Setting.REDIRECT_URI),
                values.url(Setting.AUTHORIZATION_URL).map(Object::toString)),
            values.legalEntities(),
            values.date(Setting.START_DATE),
            values.count(Setting.LOOKBACK_DAYS, DEFAULT_LOOKBACK_DAYS, 3650),
            skipEndedDays(),
            values.zone(Setting.TIME_ZONE),
            drift(),
            connection());
    problems.throwIfAny();
    return configuration;
  }

  private OptionalInt skipEndedDays() {
    int days = values.count(Setting.SKIP_ENDED_DAYS, -1, 36_500);
    return days < 0 ? OptionalInt.empty() : OptionalInt.of(days);
  }

  private Connection connection() {
    return new Connection(
        values.url(Setting.API_BASE_URL).orElse(SettingValues.PRODUCTION),
        values.count(Setting.REQUESTS_PER_MINUTE, DEFAULT_PACE, 1_000_000),
        values.count(Setting.MAX_CONCURRENCY, DEFAULT_CONCURRENCY, MAX_CONCURRENCY),
        values.header(Setting.USER_AGENT).orElse("tap-paycor/" + version),
        Duration.ofSeconds(
            values.count(Setting.REQUEST_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS, 3600)),
        Duration.ofSeconds(values.count(Setting.MAX_RETRY_SECONDS, DEFAULT_RETRY_SECONDS, 86_400)));
  }

  private String drift() {
    Optional<String> given =
        values.text(Setting.SCHEMA_DRIFT).map(each -> each.toLowerCase(Locale.ROOT));
    return switch (given.orElse("warn")) {
      case "warn", "keep", "fail" -> given.orElse("warn");
      default -> {
        values.problem(Setting.SCHEMA_DRIFT, "needs to be warn, keep or fail");
        yield "warn";
      }
    };
  }
}
