package io.tappaycor.reliability;

import io.tappaycor.cli.TapRun;
import io.tappaycor.config.Secret;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A simulated Paycor in this process, and a customer's directory with config and token store. */
final class Site implements AutoCloseable {

  private final Sandbox sandbox;
  private final Path home;
  private final ObjectNode config;

  private Site(Sandbox sandbox, Path home) {
    this.sandbox = sandbox;
    this.home = home;
    this.config = sandbox.config();
    config.put("token_store", home.resolve("tokens.json").toString());
  }

  static Site of(
      Path home, UnaryOperator<CompanySettings> company, UnaryOperator<ServerSettings> server) {
    try {
      CompanySettings settings =
          CompanySettings.defaults(LocalDate.now(ZoneOffset.UTC)).withEmployees(12);
      return new Site(
          Sandbox.start(
              company.apply(settings), server.apply(ServerSettings.defaults().withPageSize(5))),
          home);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A company of 12 people, with pages of 5. */
  static Site small(Path home) {
    return of(home, company -> company, server -> server);
  }

  /** A setting of the config, changed from here on. */
  Site with(String key, Object value) {
    config.putPOJO(key, value);
    return this;
  }

  Traffic traffic() {
    return sandbox.traffic();
  }

  String baseUrl() {
    return sandbox.baseUrl();
  }

  Path home() {
    return home;
  }

  Path store() {
    return home.resolve("tokens.json");
  }

  /** What the token store holds now; empty if there is none yet. */
  String stored() {
    try {
      return Files.exists(store()) ? Files.readString(store()) : "";
    } catch (IOException replaced) {
      return "";
    }
  }

  /** The access token that the store holds. */
  String accessToken() {
    return Json.MAPPER.readTree(stored()).path("chains").path(0).path("access_token").asString();
  }

  /** The refresh token of the config. */
  Secret seed() {
    return new Secret(config.path("refresh_token").asString());
  }

  String subscriptionKey() {
    return config.path("subscription_key").asString();
  }

  /** The arguments of a run with the config as it is now. */
  List<String> arguments(Object... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--config", TapRun.file(home, "config.json", config).toString()));
    for (Object each : more) {
      arguments.add(each.toString());
    }
    return arguments;
  }

  /** A run in this process, whose waits are short. */
  TapRun.Result sync(Object... more) {
    return TapRun.in(home).run(arguments(more).toArray());
  }

  /** A run in a process of its own. */
  TapProcess start(Object... more) {
    return TapProcess.start(home, arguments(more));
  }

  /** A catalog that selects these streams, or all fields of all streams if none is named. */
  Path catalog(String... streams) {
    return Catalog.selecting(home, streams);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
