package io.tappaycor.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait: a header in seconds or as a date, or the text of a body. */
public final class RetryAfter {

  /** "Try again in 60 seconds." */
  private static final Pattern SECONDS =
      Pattern.compile("in (\\d{1,9}) second", Pattern.CASE_INSENSITIVE);

  /** "Quota will be replenished in 01:02:11." */
  private static final Pattern CLOCK = Pattern.compile("in (\\d{1,4}):(\\d{2}):(\\d{2})");

  private RetryAfter() {}

  /** What a response asks for, by its header, or by its text; empty if it asks for nothing. */
  public static Optional<Duration> of(Response response, Clock clock) {
    Optional<Duration> header = header(response.retryAfter(), clock);
    return header.isPresent() ? header : text(ErrorBody.of(response.body()).message());
  }

  /**
   * Reads the {@code Retry-After} header.
   *
   * @return empty if there is none that makes sense
   */
  static Optional<Duration> header(@Nullable String header, Clock clock) {
    String text = header == null ? "" : header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(notNegative(Duration.between(clock.instant(), date.toInstant())));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  /** Reads "Try again in 60 seconds." and "… replenished in 01:02:11." */
  static Optional<Duration> text(String message) {
    Matcher seconds = SECONDS.matcher(message);
    if (seconds.find()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
    }
    Matcher clock = CLOCK.matcher(message);
    return clock.find()
        ? Optional.of(
            Duration.ofHours(Long.parseLong(clock.group(1)))
                .plusMinutes(Long.parseLong(clock.group(2)))
                .plusSeconds(Long.parseLong(clock.group(3))))
        : Optional.empty();
  }

  private static Duration notNegative(Duration asked) {
    return asked.isNegative() ? Duration.ZERO : asked;
  }
}
