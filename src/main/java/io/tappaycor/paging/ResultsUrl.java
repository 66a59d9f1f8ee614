package io.tappaycor.paging;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address of the next page, of which only the token is taken: the address itself could lead to
 * another host.
 */
final class ResultsUrl {

  private static final String TOKEN = "continuationToken=";

  private ResultsUrl() {}

  /** The token in the query of an address on the same host; none of any other. */
  static Optional<String> token(String address) {
    int query = address.indexOf('?');
    boolean sameHost = address.startsWith("/") && !address.startsWith("//");
    if (query < 0 || !sameHost) {
      return Optional.empty();
    }
    for (String parameter : address.substring(query + 1).split("[&#]", -1)) {
      if (parameter.regionMatches(true, 0, TOKEN, 0, TOKEN.length())) {
        return decoded(parameter.substring(TOKEN.length())).filter(token -> !token.isBlank());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
