package io.tappaycor.auth.store.exec;

import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.StoreFormat.UnreadableException;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the command prints for {@code read}: a version, and the content as the tap wrote it.
 *
 * @param version what a write has to name; empty if there is nothing yet
 */
record ExecContent(String version, TokenFamilies families) {

  private static final ExecContent NOTHING = new ExecContent("", TokenFamilies.NONE);

  /**
   * Reads it.
   *
   * @return empty if it is not in the format
   * @throws UnreadableException if its content is not a token store's
   */
  static Optional<ExecContent> parse(String output) throws UnreadableException {
    if (output.isBlank()) {
      return Optional.of(NOTHING);
    }
    JsonNode root;
    try {
      root = Json.read(output.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException withTokensInIt) {
      return Optional.empty();
    }
    JsonNode version = root.path("version");
    JsonNode content = root.path("content");
    if (!version.isString() && !version.isIntegralNumber()) {
      return Optional.empty();
    }
    return content.isNull() || content.isMissingNode()
        ? Optional.of(new ExecContent(version.asString(), TokenFamilies.NONE))
        : Optional.of(
            new ExecContent(
                version.asString(), StoreFormat.read(Json.MAPPER.writeValueAsBytes(content))));
  }
}
