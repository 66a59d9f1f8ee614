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

  /** A minute is what Paycor's gateway asks for; nobody waits longer than this on its word. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Pattern IN_TEXT =
      Pattern.compile("in (\\d{1,9}) second", Pattern.CASE_INSENSITIVE);

  private RetryAfter() {}

  /** What an answer asks for, by its header, or by the text of a 429; empty if it asks for none. */
  public static Optional<Duration> of(Response answer, Clock clock) {
    Optional<Duration> header = header(answer.retryAfter(), clock);
    return header.isPresent() || answer.status() != 429
        ? header
        : text(ErrorBody.of(answer.body()).message());
  }

  /**
   * Reads the {@code Retry-After} header.
   *
   * @return empty if there is none that makes sense
   */
  static Optional<Duration> header(@Nullable String header, Clock clock) {
    String text = header == null ? "" : header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded(Duration.between(clock.instant(), date.toInstant())));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  /** Reads "Try again in 60 seconds." */
  static Optional<Duration> text(String message) {
    Matcher match = IN_TEXT.matcher(message);
    return match.find()
        ? Optional.of(bounded(Duration.ofSeconds(Long.parseLong(match.group(1)))))
        : Optional.empty();
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
