package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.config.Secret;
import io.tappaycor.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a token response. Names may be in any case, with or without underscores, because an
 * integrator has seen {@code accessToken}. The call cannot be repeated, so its response is not
 * thrown away for its spelling, nor for what makes no sense behind the tokens.
 *
 * @param values by name, only strings and numbers
 */
record TokenFields(Map<String, Value> values) {

  /** A string or a number, as text. */
  record Value(String text, boolean isString) {}

  /** Seen by integrators, and what Paycor's authentication document shows. */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(30);

  private static final BigDecimal SHORTEST_LIFE = new BigDecimal("0.001");

  TokenFields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The fields of a response, as far as its body is a JSON object. */
  static TokenFields of(byte[] body) {
    Map<String, Value> values = new LinkedHashMap<>();
    try (JsonParser parser = Json.MAPPER.createParser(body)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING || (token != null && token.isNumeric())) {
          values.put(name, new Value(parser.getString(), token == JsonToken.VALUE_STRING));
        }
        parser.skipChildren();
      }
    } catch (JacksonException notJsonFromHereOn) {
      return new TokenFields(values);
    }
    return new TokenFields(values);
  }

  /** The tokens; empty if there is neither an access token that can be sent nor a refresh token. */
  Optional<Granted> granted() {
    String access = text("access_token");
    String refresh = text("refresh_token");
    Secret sendable = access != null && AccessToken.isSendable(access) ? new Secret(access) : null;
    Secret next = refresh == null ? null : new Secret(refresh);
    return sendable == null && next == null
        ? Optional.empty()
        : Optional.of(new Granted(sendable, lifetime(), next));
  }

  /** The code of an OAuth error. */
  @Nullable String error() {
    return text("error");
  }

  private @Nullable String text(String name) {
    return field(name, value -> value.isString() && !value.text().isBlank())
        .map(Value::text)
        .orElse(null);
  }

  /** The first usable value, the standard's own spelling before all others. */
  private Optional<Value> field(String name, Predicate<Value> usable) {
    return values.entrySet().stream()
        .filter(field -> plain(field.getKey()).equals(plain(name)))
        .filter(field -> usable.test(field.getValue()))
        .min(Comparator.comparing(field -> !field.getKey().equals(name)))
        .map(Map.Entry::getValue);
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Seconds as a number or a string; anything but a positive number means the usual life. */
  private Duration lifetime() {
    BigDecimal seconds =
        field("expires_in", value -> number(value) != null).map(TokenFields::number).orElse(null);
    if (seconds == null || seconds.compareTo(SHORTEST_LIFE) < 0) {
      return USUAL_LIFE;
    }
    BigDecimal most = BigDecimal.valueOf(TokenFamily.LONGEST_LIFE.toSeconds());
    return Duration.ofMillis(seconds.min(most).movePointRight(3).longValue());
  }

  private static @Nullable BigDecimal number(Value value) {
    try {
      return new BigDecimal(value.text().strip());
    } catch (NumberFormatException notNumber) {
      return null;
    }
  }
}
