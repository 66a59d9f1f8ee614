package io.tappaycor.auth;

import io.tappaycor.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long the server wants to be left alone, since a guess would be refused again. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  /** "Rate limit is exceeded. Try again in 60 seconds.": seen from Paycor's API gateway. */
  private static final Pattern IN_TEXT = Pattern.compile("in (\\d{1,5}) seconds");

  private RetryAfter() {}

  /**
   * The wait that an answer asks for, by its header in either of HTTP's two forms, or by its text.
   *
   * @return null if it asks for none
   */
  static @Nullable Duration of(Answer answer, Instant now) {
    String header = answer.retryAfter();
    if (header != null) {
      return ofHeader(header.strip(), now);
    }
    if (answer.status() != 429) {
      return null;
    }
    Matcher text = IN_TEXT.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return text.find() ? Duration.ofSeconds(Long.parseLong(text.group(1))) : null;
  }

  private static @Nullable Duration ofHeader(String header, Instant now) {
    if (SECONDS.matcher(header).matches()) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    } catch (DateTimeException neither) {
      return null;
    }
  }
}
