package io.tappaycor.sandbox.paging;

import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.random.Dice;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The start of a page, encoded as a GUID that is valid for one path and query only. The token
 * contains the position, so the server keeps no state.
 */
record PageToken(int unit, int offset) {

  static final PageToken START = new PageToken(0, 0);

  private static final long SALT = 0x7061_7963_6f72L;

  String write(String scope) {
    long low = Dice.mix(SALT, scope);
    long place = ((long) unit << Integer.SIZE) | offset;
    return new UUID(place ^ Dice.mix(low, "place"), low).toString();
  }

  /** Decodes a token; empty if it is invalid or belongs to another call. */
  static Optional<PageToken> read(String text, String scope) {
    try {
      UUID token = UUID.fromString(text);
      long low = Dice.mix(SALT, scope);
      long place = token.getMostSignificantBits() ^ Dice.mix(low, "place");
      PageToken page = new PageToken((int) (place >>> Integer.SIZE), (int) place);
      boolean made = token.getLeastSignificantBits() == low && page.unit >= 0 && page.offset >= 0;
      return made ? Optional.of(page) : Optional.empty();
    } catch (IllegalArgumentException notAGuid) {
      return Optional.empty();
    }
  }

  /** The path and query of a token, without the token itself. */
  static String scope(Request request) {
    StringBuilder scope = new StringBuilder(request.path().toLowerCase(Locale.ROOT));
    for (Map.Entry<String, java.util.List<String>> entry : request.query().entrySet()) {
      if (!entry.getKey().equalsIgnoreCase(Query.CONTINUATION_TOKEN)) {
        scope.append('\n').append(entry.getKey()).append(entry.getValue());
      }
    }
    return scope.toString();
  }
}
