package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.config.Secret;
import io.tappaycor.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a token response. Names may be in any case, with or without underscores, because an
 * integrator has seen {@code accessToken}: the call cannot be repeated, so its response is not
 * thrown away for its spelling.
 *
 * @param body an object, or a missing node
 */
record TokenFields(JsonNode body) {

  /** Seen by integrators, and what Paycor's authentication document shows. */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(30);

  private static final BigDecimal SHORTEST_LIFE = new BigDecimal("0.001");

  /** The fields of a response; none if its body is not a JSON object. */
  static TokenFields of(byte[] body) {
    try {
      return new TokenFields(body.length == 0 ? Json.NODES.missingNode() : Json.read(body));
    } catch (JacksonException notJson) {
      return new TokenFields(Json.NODES.missingNode());
    }
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
    return field(name, value -> value.isString() && !value.stringValue().isBlank())
        .map(JsonNode::stringValue)
        .orElse(null);
  }

  /** The first usable value, the standard's own spelling before all others. */
  private Optional<JsonNode> field(String name, Predicate<JsonNode> usable) {
    return body.properties().stream()
        .filter(property -> plain(property.getKey()).equals(plain(name)))
        .filter(property -> usable.test(property.getValue()))
        .min(Comparator.comparing(property -> !property.getKey().equals(name)))
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

  private static @Nullable BigDecimal number(JsonNode node) {
    try {
      return node.isNumber()
          ? node.decimalValue()
          : new BigDecimal(node.isString() ? node.stringValue().strip() : "");
    } catch (NumberFormatException notNumber) {
      return null;
    }
  }
}
