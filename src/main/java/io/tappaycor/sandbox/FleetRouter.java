package io.tappaycor.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passes each request to the customer whose subscription key it has, as the gateway of all
 * customers does. Tells at {@link #TRAFFIC} what each has asked for.
 */
final class FleetRouter implements HttpHandler {

  static final String TRAFFIC = "/sandbox/traffic";

  private final Map<String, Site> byKey = new LinkedHashMap<>();
  private final Site first;

  FleetRouter(List<Site> sites) {
    sites.forEach(site -> byKey.put(site.subscriptionKey(), site));
    this.first = sites.get(0);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals(TRAFFIC)) {
      tell(exchange);
    } else {
      // Without a key that is known, any of them refuses the request.
      byKey.getOrDefault(key(exchange), first).handler().handle(exchange);
    }
  }

  private static String key(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key");
    if (header != null) {
      return header;
    }
    String query = exchange.getRequestURI().getRawQuery();
    return Request.form(query == null ? "" : query)
        .getOrDefault("subscription-key", List.of(""))
        .get(0);
  }

  private void tell(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectNode all = Json.NODES.objectNode();
      for (Map.Entry<String, Site> site : byKey.entrySet()) {
        Traffic traffic = site.getValue().traffic();
        all.putObject(site.getKey())
            .put("calls", traffic.calls())
            .put("refreshes", traffic.refreshes())
            .put("spent_refresh_tokens", traffic.spentRefreshTokens())
            .put("throttled", traffic.throttled());
      }
      byte[] body = all.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
