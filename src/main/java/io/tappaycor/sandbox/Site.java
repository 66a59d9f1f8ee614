package io.tappaycor.sandbox;

import com.sun.net.httpserver.HttpHandler;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.api.Api;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.report.ReportEndpoints;
import io.tappaycor.sandbox.server.Faults;
import io.tappaycor.sandbox.server.Gateway;
import io.tappaycor.sandbox.server.RateLimit;
import io.tappaycor.sandbox.server.Wire;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.token.AuthorizePage;
import io.tappaycor.sandbox.token.Credentials;
import io.tappaycor.sandbox.token.TokenDesk;
import io.tappaycor.sandbox.traffic.Traffic;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One customer of the simulated Paycor: companies, an application, tokens and a limit. */
final class Site {

  private final Credentials credentials;
  private final CompanySettings companies;
  private final ServerSettings settings;
  private final World world;
  private final Traffic traffic;
  private final TokenDesk desk;
  private final Wire wire;

  Site(Credentials credentials, CompanySettings companies, ServerSettings settings) {
    this.credentials = credentials;
    this.companies = companies;
    this.settings = settings;
    this.world = new World(companies);
    this.traffic = new Traffic(settings.record());
    this.desk = new TokenDesk(credentials, settings, traffic);
    Gateway gateway =
        new Gateway(
            credentials,
            desk,
            new AuthorizePage(credentials, settings, desk),
            new RateLimit(settings.rateLimit(), settings.rateLimitWindow()),
            new Api(Endpoints.all(), world, settings));
    this.wire =
        new Wire(
            gateway, traffic, settings.latency(), new Faults(settings.faults(), desk, traffic));
  }

  String subscriptionKey() {
    return credentials.subscriptionKey();
  }

  HttpHandler handler() {
    return wire;
  }

  Traffic traffic() {
    return traffic;
  }

  /** A working config, with the first refresh token, which is valid for one use. */
  ObjectNode config(String baseUrl) {
    ObjectNode config =
        Json.NODES
            .objectNode()
            .put("client_id", credentials.clientId())
            .put("client_secret", credentials.clientSecret())
            .put("subscription_key", credentials.subscriptionKey());
    List<Integer> ids = companies.legalEntities();
    if (ids.size() == 1) {
      config.put("legal_entity_id", ids.get(0));
    } else {
      ArrayNode all = config.putArray("legal_entity_id");
      ids.forEach(all::add);
    }
    config.put("report_scope", ReportEndpoints.SCOPE);
    ArrayNode reports = config.putArray("report_templates");
    ReportEndpoints.choice(world).forEach(reports::add);
    return config
        .put("refresh_token", desk.firstRefreshToken())
        .put("scope", credentials.scope())
        .put("redirect_uri", settings.redirectUri())
        .put("api_base_url", baseUrl)
        .put("requests_per_minute", 0);
  }
}
