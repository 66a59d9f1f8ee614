package io.tappaycor.auth.store;

import io.tappaycor.auth.token.AccessToken;
import io.tappaycor.auth.token.Fingerprint;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store's content as JSON. It is read by hand, field by field, because a mapper's error
 * messages quote the input, and here that is a token. Unknown fields are ignored.
 */
public final class StoreFormat {

  private static final int VERSION = 1;

  private StoreFormat() {}

  /** Says what is wrong with a store's content, never what the content is. */
  public static final class UnreadableException extends Exception {
    UnreadableException(String message) {
      super(message);
    }
  }

  /**
   * The content as pretty-printed JSON. Its keys are those of older versions: a family is a chain.
   */
  public static byte[] write(TokenFamilies families) {
    ObjectNode root = Json.NODES.objectNode().put("version", VERSION);
    ArrayNode array = root.putArray("chains");
    families.all().forEach(family -> array.add(node(family)));
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static ObjectNode node(TokenFamily family) {
    ObjectNode node = Json.NODES.objectNode();
    node.put("refresh_token", family.refreshToken().reveal());
    node.put("rotated_at", family.rotatedAt().toString());
    AccessToken access = family.access();
    if (access != null) {
      node.put("access_token", access.value().reveal());
      node.put("access_token_expires_at", access.expiresAt().toString());
    }
    ArrayNode seeds = node.putArray("seeds");
    family.seeds().forEach(seed -> seeds.add(seed.hex()));
    List<LegalEntityId> ids = family.legalEntityIds();
    if (ids != null) {
      ArrayNode array = node.putArray("legal_entity_ids");
      ids.forEach(id -> array.add(id.value()));
    }
    Instant started = family.refreshStartedAt();
    if (started != null) {
      node.put("refresh_started_at", started.toString());
    }
    if (family.rotationUnknown()) {
      node.put("rotation_unknown", true);
    }
    Instant refused = family.refusedAt();
    if (refused != null) {
      node.put("refused_at", refused.toString());
    }
    return node;
  }

  /**
   * Reads what {@link #write} wrote, or a later version of this tap in the same format.
   *
   * @throws UnreadableException if it is something else
   */
  public static TokenFamilies read(byte[] content) throws UnreadableException {
    JsonNode root = parse(content);
    JsonNode version = root.get("version");
    if (version == null || !version.canConvertToInt() || !version.isIntegralNumber()) {
      throw new UnreadableException("it has no `version`");
    }
    if (version.intValue() != VERSION) {
      throw new UnreadableException(
          "its format is version "
              + version.intValue()
              + ", and this tap-paycor knows only version "
              + VERSION
              + ": a newer tap-paycor wrote it");
    }
    List<TokenFamily> families = new ArrayList<>();
    for (JsonNode node : array(root, "chains")) {
      families.add(family(node));
    }
    return new TokenFamilies(families);
  }

  private static JsonNode parse(byte[] content) throws UnreadableException {
    try {
      JsonNode root = Json.read(content);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException exception) {
      // Not passed on as the cause: its message quotes the text.
      throw new UnreadableException("it is not JSON" + Json.place(exception));
    }
    throw new UnreadableException(content.length == 0 ? "it is empty" : "it is not a JSON object");
  }

  private static TokenFamily family(JsonNode node) throws UnreadableException {
    String access = text(node, "access_token");
    Instant expiry = instant(node, "access_token_expires_at");
    return new TokenFamily(
        new Secret(required(text(node, "refresh_token"), "refresh_token")),
        access == null || expiry == null || !AccessToken.isSendable(access)
            ? null
            : new AccessToken(new Secret(access), expiry),
        seeds(node),
        legalEntityIds(node),
        required(instant(node, "rotated_at"), "rotated_at"),
        instant(node, "refresh_started_at"),
        node.path("rotation_unknown").asBoolean(false),
        instant(node, "refused_at"));
  }

  private static Set<Fingerprint> seeds(JsonNode family) throws UnreadableException {
    Set<Fingerprint> seeds = new LinkedHashSet<>();
    for (JsonNode seed : array(family, "seeds")) {
      if (!seed.isString()) {
        throw new UnreadableException("one of its `seeds` is not a string");
      }
      seeds.add(new Fingerprint(seed.stringValue()));
    }
    return seeds;
  }

  private static @Nullable List<LegalEntityId> legalEntityIds(JsonNode family)
      throws UnreadableException {
    if (!family.hasNonNull("legal_entity_ids")) {
      return null;
    }
    List<LegalEntityId> ids = new ArrayList<>();
    for (JsonNode id : array(family, "legal_entity_ids")) {
      if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1) {
        throw new UnreadableException("one of its `legal_entity_ids` is not a positive integer");
      }
      ids.add(new LegalEntityId(id.longValue()));
    }
    return ids;
  }

  private static JsonNode array(JsonNode node, String name) throws UnreadableException {
    JsonNode value = node.get(name);
    if (value == null || !value.isArray()) {
      throw new UnreadableException("its `" + name + "` is missing or not an array");
    }
    return value;
  }

  private static @Nullable String text(JsonNode node, String name) throws UnreadableException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new UnreadableException("its `" + name + "` is not a string");
    }
    return value.stringValue();
  }

  private static @Nullable Instant instant(JsonNode node, String name) throws UnreadableException {
    String text = text(node, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException exception) {
      throw new UnreadableException("its `" + name + "` is not a time");
    }
  }

  private static <T> T required(@Nullable T value, String name) throws UnreadableException {
    if (value == null) {
      throw new UnreadableException("a token family has no `" + name + "`");
    }
    return value;
  }
}
