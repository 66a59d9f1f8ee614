package io.tappaycor.config;

import static io.tappaycor.config.Setting.optional;
import static io.tappaycor.config.Setting.required;
import static io.tappaycor.config.Setting.withDefault;
import static io.tappaycor.config.SettingTypes.choice;
import static io.tappaycor.config.SettingTypes.count;
import static io.tappaycor.config.SettingTypes.drift;
import static io.tappaycor.config.SettingTypes.flag;
import static io.tappaycor.config.SettingTypes.header;
import static io.tappaycor.config.SettingTypes.path;
import static io.tappaycor.config.SettingTypes.seconds;
import static io.tappaycor.config.SettingTypes.secret;
import static io.tappaycor.config.SettingTypes.tenantName;
import static io.tappaycor.config.SettingTypes.url;
import static io.tappaycor.config.SettingTypes.urlWithQuery;
import static io.tappaycor.config.SettingTypes.zone;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of all settings. Reading, the environment, {@code --about}, hints for unknown keys and
 * the documentation follow it.
 */
public final class Settings {

  public static final Setting<String> CLIENT_ID =
      required("client_id", header(), "From the Paycor developer portal, Security Connections tab");
  public static final Setting<Secret> CLIENT_SECRET =
      required("client_secret", secret(), "Shown once, when the application is created");
  public static final Setting<Secret> SUBSCRIPTION_KEY =
      required("subscription_key", secret(), "The APIm subscription key of the developer portal");
  public static final Setting<LegalEntities> LEGAL_ENTITY_ID =
      required(
          "legal_entity_id",
          LegalEntityChoice.type(),
          "Paycor's client id: one, an array of them, or \"all\" that the login may read");
  public static final Setting<Optional<Secret>> REFRESH_TOKEN =
      optional(
          "refresh_token",
          secret(),
          "",
          "The seed token, if you have one; otherwise run `tap-paycor login`");
  public static final Setting<Optional<String>> SCOPE =
      optional("scope", header(), "", "For login: the scope name of the General tab");
  public static final Setting<Optional<String>> REDIRECT_URI =
      optional(
          "redirect_uri", header(), "", "For login: the registered return URL, to the character");
  public static final Setting<Optional<URI>> AUTHORIZATION_URL =
      optional(
          "authorization_url",
          urlWithQuery(),
          "by API host",
          "For login: the page where an administrator grants access");
  public static final Setting<Optional<String>> TOKEN_STORE =
      optional(
          "token_store",
          TokenStoreLocation.type(),
          "`$XDG_STATE_HOME/tap-paycor/…json`",
          "File that keeps the rotated tokens, relative to the config file or from `~/`; or"
              + " `jdbc:postgresql://…`, or `exec:` and a command");
  public static final Setting<Optional<LocalDate>> START_DATE =
      optional(
          "start_date",
          StartDates.type(),
          "a year ago",
          "Floor of date-filtered streams: RFC 3339, or a date");
  public static final Setting<URI> API_BASE_URL =
      withDefault(
          "api_base_url",
          url(),
          "https://apis.paycor.com",
          "https only, except on a loopback address");

  /** Overridden by the settings of an embedded sandbox unless the user sets it. */
  public static final Setting<Integer> REQUESTS_PER_MINUTE =
      withDefault(
          "requests_per_minute",
          count(0, 1_000_000),
          "950",
          "Rate limit over all threads; 0 for none");

  public static final Setting<Integer> MAX_CONCURRENCY =
      withDefault("max_concurrency", count(1, 256), "16", "Maximum number of requests in flight");
  public static final Setting<Integer> LOOKBACK_DAYS =
      withDefault(
          "lookback_days",
          count(0, 3650),
          "30",
          "How far before its bookmark an incremental stream reads again");
  public static final Setting<Optional<Integer>> SKIP_ENDED_DAYS =
      optional(
          "skip_ended_days",
          count(0, 36_500),
          "off",
          "Skip the calls of employees whose employment ended more than this many days ago");
  public static final Setting<ZoneId> TIME_ZONE =
      withDefault("time_zone", zone(), "UTC", "Zone of the clock fields that come without one");

  public static final Setting<ClockFields.Form> CLOCK_FIELDS =
      withDefault(
          "clock_fields",
          choice(ClockFields.Form.class),
          "offset",
          "Clock fields are written with their `offset`, in `utc`, or as `wall` time without a zone");

  /** Read on its own by discovery, which needs no other setting. */
  public static final Setting<DriftPolicy> SCHEMA_DRIFT =
      withDefault(
          "schema_drift",
          drift(),
          "warn",
          "Undeclared fields: `warn` drops, `keep` keeps, `fail` fails the stream");

  /** {@code <version>} stands for the version of the tap. */
  public static final Setting<String> USER_AGENT =
      withDefault("user_agent", header(), "tap-paycor/<version>", "Sent with every request");

  public static final Setting<Duration> REQUEST_TIMEOUT_SECONDS =
      withDefault(
          "request_timeout_seconds", seconds(1, 3600), "60", "Time-out of one whole request");
  public static final Setting<Duration> MAX_RETRY_SECONDS =
      withDefault(
          "max_retry_seconds", seconds(0, 86_400), "300", "How long one request is retried");

  public static final Setting<Duration> MAX_WAIT_SECONDS =
      withDefault(
          "max_wait_seconds",
          seconds(0, 86_400),
          "3600",
          "Longest total wait for rate limits in one run");

  public static final Setting<Optional<ProxyAddress>> PROXY =
      optional(
          "proxy",
          ProxyAddress.type(),
          "`HTTPS_PROXY`",
          "Proxy to Paycor: `http://host:port` or `http://user:password@host:port`");

  public static final Setting<Optional<String>> CA_BUNDLE =
      optional(
          "ca_bundle",
          path(),
          "`SSL_CERT_FILE`",
          "File of CA certificates in PEM to trust besides Java's; relative to the config file, or"
              + " from `~/`");

  public static final Setting<Boolean> ALLOW_PARTIAL_ACCESS =
      withDefault(
          "allow_partial_access",
          flag(),
          "false",
          "This login may see only some employees: not a failure");

  /** Read on its own by discovery, as are the next two. */
  public static final Setting<Optional<List<String>>> SELECT =
      optional(
          "select",
          TextList.type(),
          "the core streams",
          "Patterns of streams and fields, such as `employees` or `pay_rates.*`");

  public static final Setting<Optional<List<String>>> DESELECT =
      optional("deselect", TextList.type(), "", "Patterns of what is not selected; they win");

  public static final Setting<SensitiveFields> SENSITIVE_FIELDS =
      withDefault(
          "sensitive_fields",
          choice(SensitiveFields.class),
          "catalog",
          "`named`: a catalog's choice of a sensitive field counts only if `select` names it");

  public static final Setting<Optional<List<String>>> DROP_FIELDS =
      optional(
          "drop_fields",
          TextList.type(),
          "",
          "Patterns of fields that never leave, such as `*.socialSecurityNumber`");

  public static final Setting<Optional<List<String>>> HASH_FIELDS =
      optional(
          "hash_fields",
          TextList.type(),
          "",
          "Patterns of fields whose values are replaced by keyed hashes");

  public static final Setting<Optional<Secret>> HASH_KEY =
      optional("hash_key", secret(), "", "The key of the hashes, at least 16 characters");

  public static final Setting<Optional<List<String>>> MASK_FIELDS =
      optional(
          "mask_fields",
          TextList.type(),
          "",
          "Patterns of fields of which only the last four characters leave");

  public static final Setting<Optional<String>> STREAM_PREFIX =
      optional("stream_prefix", header(), "", "Comes before every stream name that is written");

  public static final Setting<Optional<Map<String, String>>> RENAME_STREAMS =
      optional(
          "rename_streams",
          NameMap.type(),
          "",
          "Names that are written for single streams: an object from stream to name");

  public static final Setting<Boolean> FLATTENING_ENABLED =
      withDefault(
          "flattening_enabled",
          flag(),
          "false",
          "Nested objects become fields of the record, and arrays JSON texts");

  public static final Setting<Integer> FLATTENING_MAX_DEPTH =
      withDefault(
          "flattening_max_depth",
          count(1, 20),
          "10",
          "With flattening: objects that lie deeper become JSON texts");

  public static final Setting<String> FLATTENING_KEY_SEPARATOR =
      withDefault(
          "flattening_key_separator",
          header(),
          "__",
          "With flattening: between the name of an object and that of its field");

  public static final Setting<Boolean> EMIT_ACTIVATE_VERSION_MESSAGES =
      withDefault(
          "emit_activate_version_messages",
          flag(),
          "false",
          "After a complete full-table stream, tell the target to delete rows that did not come");

  public static final Setting<Optional<BatchConfig>> BATCH_CONFIG =
      optional(
          "batch_config",
          BatchConfig.type(),
          "",
          "Write records to files, and name them in BATCH messages; for targets that can read them");

  public static final Setting<Boolean> CHANGE_CAPTURE =
      withDefault(
          "change_capture",
          flag(),
          "false",
          "Send only records that are new or changed since they were sent, and tell of deletions");

  public static final Setting<Optional<String>> CHANGE_STORE =
      optional(
          "change_store",
          path(),
          "the state file with `.changes`",
          "With change_capture: the file of fingerprints of what was sent; required without run");

  public static final Setting<DeletionForm> DELETION_RECORDS =
      withDefault(
          "deletion_records",
          choice(DeletionForm.class),
          "stream",
          "With change_capture: tell of deletions in the stream deletions, or as a tombstone");

  public static final Setting<Integer> MAX_DELETIONS_PERCENT =
      withDefault(
          "max_deletions_percent",
          count(0, 100),
          "10",
          "With change_capture: if more of a stream is gone, nothing counts as deleted");

  public static final Setting<Optional<Integer>> FAN_OUT_REFRESH_DAYS =
      optional(
          "fan_out_refresh_days",
          count(1, 365),
          "off",
          "With change_capture: read each employee once in so many days, and at once if there is a sign of a change");
  public static final Setting<LogFormat> LOG_FORMAT =
      withDefault(
          "log_format",
          choice(LogFormat.class),
          "text",
          "Log lines: `text`, or `json` with one object per line");

  public static final Setting<Optional<String>> REPORT_SCOPE =
      optional(
          "report_scope",
          header(),
          "",
          "Report Builder: the application scope whose reporting users are listed");

  public static final Setting<Optional<ReportChoice>> REPORT_TEMPLATES =
      optional(
          "report_templates",
          ReportChoice.type(),
          "",
          "Report Builder: the reports to read, an array of `templateId` or `userId/templateId`");

  public static final Setting<Duration> TARGET_GRACE_SECONDS =
      withDefault(
          "target_grace_seconds",
          seconds(0, 86_400),
          "60",
          "For run: how long the target may take to finish after a signal");

  public static final Setting<Optional<String>> METRICS_FILE =
      optional(
          "metrics_file",
          path(),
          "",
          "Write metrics of the last run to this file, as OpenMetrics text for a collector");
  public static final Setting<Optional<String>> TENANT_NAME =
      optional(
          "tenant_name",
          tenantName(),
          "",
          "The tenant in metrics and log lines; `--tenant` sets it");
  public static final Setting<Integer> PACE_WORKERS =
      withDefault(
          "pace_workers",
          count(1, 1000),
          "1",
          "Divide requests_per_minute by so many workers, where they share a key without a database");
  public static final Setting<Optional<String>> SHARED_PACE =
      optional(
          "shared_pace",
          header(),
          "",
          "`jdbc:postgresql://…`: all workers of a key share requests_per_minute through this database");
  public static final Setting<Duration> STATE_WAIT_SECONDS =
      withDefault(
          "state_wait_seconds",
          seconds(0, 86_400),
          "0",
          "For run with a shared state: how long it waits for another attempt of the pipeline to end");

  public static final Setting<Optional<String>> DATABASE_USER =
      optional("database_user", header(), "", "For a shared token store or state: the user");
  public static final Setting<Optional<Secret>> DATABASE_PASSWORD =
      optional(
          "database_password", secret(), "", "For a shared token store or state: the password");
  public static final Setting<Optional<Secret>> TOKEN_KEYSET =
      optional(
          "token_keyset",
          SettingTypes.secretText(),
          "",
          "For a token store in a database: the keyset that encrypts it, as `tap-paycor keyset"
              + " create` prints it");
  public static final Setting<Optional<String>> TOKEN_KEYSET_FILE =
      optional(
          "token_keyset_file",
          path(),
          "",
          "The file of that keyset instead; relative to the config file, or from `~/`");

  /** Every setting, in the order of the documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          CLIENT_ID,
          CLIENT_SECRET,
          SUBSCRIPTION_KEY,
          LEGAL_ENTITY_ID,
          REFRESH_TOKEN,
          SCOPE,
          REDIRECT_URI,
          AUTHORIZATION_URL,
          TOKEN_STORE,
          START_DATE,
          API_BASE_URL,
          REQUESTS_PER_MINUTE,
          MAX_CONCURRENCY,
          LOOKBACK_DAYS,
          SKIP_ENDED_DAYS,
          TIME_ZONE,
          CLOCK_FIELDS,
          SCHEMA_DRIFT,
          USER_AGENT,
          REQUEST_TIMEOUT_SECONDS,
          MAX_RETRY_SECONDS,
          MAX_WAIT_SECONDS,
          PROXY,
          CA_BUNDLE,
          ALLOW_PARTIAL_ACCESS,
          SELECT,
          DESELECT,
          SENSITIVE_FIELDS,
          DROP_FIELDS,
          HASH_FIELDS,
          HASH_KEY,
          MASK_FIELDS,
          STREAM_PREFIX,
          RENAME_STREAMS,
          FLATTENING_ENABLED,
          FLATTENING_MAX_DEPTH,
          FLATTENING_KEY_SEPARATOR,
          EMIT_ACTIVATE_VERSION_MESSAGES,
          BATCH_CONFIG,
          CHANGE_CAPTURE,
          CHANGE_STORE,
          DELETION_RECORDS,
          MAX_DELETIONS_PERCENT,
          FAN_OUT_REFRESH_DAYS,
          LOG_FORMAT,
          REPORT_SCOPE,
          REPORT_TEMPLATES,
          TARGET_GRACE_SECONDS,
          METRICS_FILE,
          TENANT_NAME,
          PACE_WORKERS,
          SHARED_PACE,
          STATE_WAIT_SECONDS,
          DATABASE_USER,
          DATABASE_PASSWORD,
          TOKEN_KEYSET,
          TOKEN_KEYSET_FILE);

  private Settings() {}

  /** The setting with a key. */
  public static Optional<Setting<?>> of(String key) {
    return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** All keys, in the order of the documentation. */
  public static List<String> keys() {
    return ALL.stream().map(Setting::key).toList();
  }
}
