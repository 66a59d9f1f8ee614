package io.tappaycor.sandbox.token;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.settings.TokenFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Spoils token calls: some are not passed on at all, and responses may have another form. */
final class TokenFaults {

  private final Deque<TokenFault> next = new ArrayDeque<>();
  private final Set<TokenFault> lasting = EnumSet.noneOf(TokenFault.class);

  /** Faults in the order in which they occur. */
  TokenFaults(List<TokenFault> faults) {
    faults.forEach(fault -> (fault.lasts() ? lasting : next).add(fault));
  }

  /** What somebody on the way answers this call with, if it is not passed on. */
  synchronized Optional<Reply> instead() {
    return Optional.ofNullable(next.poll()).map(TokenFaults::reply);
  }

  private static Reply reply(TokenFault fault) {
    return switch (fault) {
      case HTML_400 -> Reply.html(400, "Bad request");
      case EMPTY_401 -> Reply.empty(401);
      case HTML_403 -> Reply.html(403, "The request was blocked");
      case QUOTA_403 ->
          Reply.json(
              403,
              Json.NODES
                  .objectNode()
                  .put("statusCode", 403)
                  .put(
                      "message",
                      "Out of call volume quota. Quota will be replenished in 00:00:01."));
      case HTML_404 -> Reply.html(404, "Not found");
      case HTML_200 -> Reply.html(200, "Sign in to the network");
      case OTHER_NAMES, NO_REFRESH_TOKEN -> throw new IllegalStateException(fault + " lasts");
    };
  }

  /** Whether a refresh token is not replaced. */
  boolean keepRefreshToken() {
    return lasting.contains(TokenFault.NO_REFRESH_TOKEN);
  }

  /** The names and types that responses have. */
  ObjectNode spelled(ObjectNode tokens) {
    if (!lasting.contains(TokenFault.OTHER_NAMES)) {
      return tokens;
    }
    ObjectNode spelled = Json.NODES.objectNode();
    tokens
        .properties()
        .forEach(field -> spelled.put(camelCase(field.getKey()), field.getValue().asString()));
    return spelled;
  }

  private static String camelCase(String name) {
    int underscore = name.indexOf('_');
    return underscore < 0
        ? name
        : name.substring(0, underscore)
            + Character.toUpperCase(name.charAt(underscore + 1))
            + name.substring(underscore + 2);
  }
}
