package io.tappaycor.endtoend;

import io.tappaycor.cli.TapRun;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sandbox, and a home directory from which the tap is run against it. */
final class Company implements AutoCloseable {

  private final Sandbox sandbox;
  private final Path home;
  private final ObjectNode config;

  private Company(Sandbox sandbox, Path home) {
    this.sandbox = sandbox;
    this.home = home;
    this.config = sandbox.config();
  }

  /** A company of 12 people today, with pages of 5. */
  static Company small(Path home) {
    return of(home, companies -> companies, server -> server);
  }

  static Company of(
      Path home, UnaryOperator<CompanySettings> companies, UnaryOperator<ServerSettings> server) {
    try {
      CompanySettings settings =
          CompanySettings.defaults(LocalDate.now(ZoneOffset.UTC)).withEmployees(12);
      return new Company(
          Sandbox.start(
              companies.apply(settings), server.apply(ServerSettings.defaults().withPageSize(5))),
          home);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A setting of the config, changed from here on. */
  Company with(String key, Object value) {
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

  ObjectNode config() {
    return config;
  }

  Path configFile() {
    return TapRun.file(home, "config.json", config);
  }

  TapRun.Result sync(Object... more) {
    return run(TapRun.in(home), more);
  }

  TapRun.Result run(TapRun run, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("--config", configFile()));
    arguments.addAll(List.of(more));
    return run.run(arguments.toArray());
  }

  TapRun.Result syncFrom(JsonNode state, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("--state", stateFile(state)));
    arguments.addAll(List.of(more));
    return sync(arguments.toArray());
  }

  Path stateFile(JsonNode state) {
    return TapRun.file(home, "state.json", state);
  }

  /** A catalog that selects these streams, with all their default fields. */
  Path catalog(String... streams) {
    return Catalogs.selecting(home, Set.of(streams));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
