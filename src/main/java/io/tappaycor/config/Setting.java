package io.tappaycor.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is: one table for reading, for the environment, for hints and for the docs.
 */
public enum Setting {
  CLIENT_ID(
      Kind.TEXT, true, false, "", "From the Paycor developer portal, Security Connections tab"),
  CLIENT_SECRET(Kind.TEXT, true, true, "", "Shown once, when the application is made"),
  SUBSCRIPTION_KEY(Kind.TEXT, true, true, "", "The APIm subscription key of the developer portal"),
  LEGAL_ENTITY_ID(
      Kind.ENTITIES,
      true,
      false,
      "",
      "Paycor's client id: one, an array of them, or \"all\" that the login may read"),
  REFRESH_TOKEN(
      Kind.TEXT, false, true, "", "The seed token, if you have one; else run `tap-paycor login`"),
  SCOPE(Kind.TEXT, false, false, "", "For login: the scope name of the General tab"),
  REDIRECT_URI(
      Kind.TEXT, false, false, "", "For login: the registered return URL, to the character"),
  AUTHORIZATION_URL(
      Kind.TEXT, false, false, "by API host", "For login: the page that asks for the consent"),
  TOKEN_STORE(
      Kind.TEXT,
      false,
      false,
      "`$XDG_STATE_HOME/tap-paycor/…json`",
      "File that keeps the rotated tokens"),
  START_DATE(
      Kind.TEXT, false, false, "a year ago", "Floor of date-filtered streams: RFC 3339, or a date"),
  API_BASE_URL(
      Kind.TEXT,
      false,
      false,
      "`https://apis.paycor.com`",
      "https only, except on a loopback address"),
  REQUESTS_PER_MINUTE(
      Kind.COUNT, false, false, "950", "RateLimiter over all threads; 0 for no pacing"),
  MAX_CONCURRENCY(Kind.POSITIVE, false, false, "16", "Requests in flight, at most"),
  LOOKBACK_DAYS(
      Kind.COUNT,
      false,
      false,
      "30",
      "How far before its bookmark an incremental stream reads again"),
  SKIP_ENDED_DAYS(
      Kind.COUNT,
      false,
      false,
      "off",
      "Skip the calls of employees whose employment ended more than so many days ago"),
  TIME_ZONE(Kind.TEXT, false, false, "`UTC`", "Zone of the clock fields that come without one"),
  SCHEMA_DRIFT(
      Kind.TEXT,
      false,
      false,
      "`warn`",
      "Undeclared fields: `warn` drops, `keep` keeps, `fail` fails the stream"),
  USER_AGENT(Kind.TEXT, false, false, "`tap-paycor/<version>`", "Sent with every request"),
  REQUEST_TIMEOUT_SECONDS(Kind.POSITIVE, false, false, "60", "For one request as a whole"),
  MAX_RETRY_SECONDS(Kind.COUNT, false, false, "300", "How long one request is retried");

  /** What a setting's value may be. */
  public enum Kind {
    /** A text; a number is taken as its text. */
    TEXT,
    /** A whole number from 0 on; its text is taken too. */
    COUNT,
    /** A whole number from 1 on; its text is taken too. */
    POSITIVE,
    /** One legal entity id, an array of them, or {@code "all"}. */
    ENTITIES
  }

  private final Kind kind;
  private final boolean required;
  private final boolean secret;
  private final String standard;
  private final String meaning;

  Setting(Kind kind, boolean required, boolean secret, String standard, String meaning) {
    this.kind = kind;
    this.required = required;
    this.secret = secret;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The key in a config file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The variable that {@code --config ENV} reads. */
  public String variable() {
    return "TAP_PAYCOR_" + name();
  }

  /** What the value may be. */
  public Kind kind() {
    return kind;
  }

  /** Whether a sync is impossible without. */
  public boolean required() {
    return required;
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return secret;
  }

  /** The default, in words or Markdown; empty if there is none. */
  public String standard() {
    return standard;
  }

  /** What it is for, in a line. */
  public String meaning() {
    return meaning;
  }

  /** The setting of that key. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** All keys, in the order of the documentation. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
