package io.tappaycor.cli;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.LegalEntities;
import io.tappaycor.config.ProxyAddress;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.Response;
import io.tappaycor.network.Network;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.sync.LegalEntityList;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks one thing after the other, from the network to the permissions. Each needs those before
 * it, so that the first that fails is the last.
 */
final class Doctor {

  private final Environment environment;
  private final StopSignal stop;
  private final Clock clock;
  private final Configuration configuration;

  Doctor(Environment environment, StopSignal stop, Clock clock, Configuration configuration) {
    this.environment = environment;
    this.stop = stop;
    this.clock = clock;
    this.configuration = configuration;
  }

  /** Checks all, and prints a line for each check. */
  ExitCode run(TapOptions options, SyncInputs inputs) {
    Network network = NetworkSettings.of(configuration.connection(), environment);
    try (Connection connection =
            new Connection(configuration, environment, clock, System::nanoTime);
        RotatingTokens tokens = connection.tokens()) {
      say("proxy", network.proxy().map(ProxyAddress::toString).orElse("none"));
      check("DNS", () -> dns(network));
      check("connection", () -> reached(connection));
      check("token store", () -> store(connection));
      check("tokens", () -> tokens(tokens, options.test() == TestScope.AUTH));
      check("legal entities", () -> entities(connection, tokens));
    } catch (FailedCheck failed) {
      return failed.exitCode();
    }
    print("");
    RunReport report = RunReport.printing(this::print, stop);
    Environment silent = environment.writingTo(OutputStream.nullOutputStream());
    return new SyncCommand(silent, stop, clock, report, Optional.empty())
        .run(options, configuration, inputs);
  }

  /** A check that failed, and is told. */
  private static final class FailedCheck extends RuntimeException {
    private final transient TapException failure;

    FailedCheck(TapException failure) {
      super(failure);
      this.failure = failure;
    }

    ExitCode exitCode() {
      return failure.exitCode();
    }
  }

  private void check(String what, Supplier<String> check) {
    try {
      say(what, check.get());
    } catch (TapException failed) {
      say(what, "FAILED: " + failed.getMessage());
      throw new FailedCheck(failed);
    }
  }

  private void say(String what, String found) {
    print("%-16s%s".formatted(what, found));
  }

  private void print(String line) {
    TapCommand.print(environment, line + "\n");
  }

  private String dns(Network network) {
    String host =
        network
            .proxy()
            .map(ProxyAddress::host)
            .orElseGet(() -> configuration.connection().baseUrl().getHost());
    try {
      return host
          + " is "
          + Arrays.stream(InetAddress.getAllByName(host))
              .map(InetAddress::getHostAddress)
              .collect(Collectors.joining(", "));
    } catch (UnknownHostException unknown) {
      throw new ExtractionException(
          host + " cannot be found: check api_base_url, the proxy and the network's DNS");
    }
  }

  private String reached(Connection connection) {
    long start = System.nanoTime();
    try {
      Response response = connection.knock();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return "%s answers in %d ms (status %d without tokens)"
          .formatted(configuration.connection().baseUrl(), took.toMillis(), response.status());
    } catch (IOException failed) {
      throw new ExtractionException(String.valueOf(failed.getMessage()), failed);
    }
  }

  private String store(Connection connection) {
    Instant now = clock.instant();
    TokenFamilies families = connection.store().read();
    String name = connection.store().describe().name();
    Secret seed = configuration.credentials().seed().orElse(null);
    TokenFamily family = families.pick(seed, now, name);
    Duration left = family.usableFor(now);
    return "%s: %d %s, rotated %s ago, %s%s"
        .formatted(
            name,
            families.all().size(),
            families.all().size() == 1 ? "activation" : "activations",
            Durations.rough(Duration.between(family.rotatedAt(), now)),
            left.compareTo(Duration.ZERO) > 0
                ? "access token good for " + Durations.rough(left)
                : "no access token that is good",
            family.refreshStartedAt() == null
                ? ""
                : ". A refresh did not end: the next one shows whether the tokens are lost");
  }

  private static String tokens(RotatingTokens tokens, boolean refresh) {
    if (refresh) {
      tokens.refresh();
    }
    tokens.current();
    return tokens.hasRefreshed()
        ? "Paycor gave new ones: client secret and refresh token are right"
        : "the access token in the store is good. Client secret and refresh token are not checked: add --auth";
  }

  private String entities(Connection connection, RotatingTokens tokens) {
    List<LegalEntityId> listed = LegalEntityList.read(connection.reader(tokens));
    if (configuration.legalEntities() instanceof LegalEntities.These these) {
      List<LegalEntityId> missing =
          these.ids().stream().filter(id -> !listed.contains(id)).toList();
      if (!missing.isEmpty()) {
        throw new UsageException(
            "legal_entity_id has %s, which the login may not read: it may read %s"
                .formatted(joined(missing), joined(listed)));
      }
      return "%s of the %d that the login may read".formatted(joined(these.ids()), listed.size());
    }
    return "all that the login may read: " + joined(listed);
  }

  private static String joined(List<LegalEntityId> ids) {
    return ids.stream().map(LegalEntityId::toString).collect(Collectors.joining(", "));
  }
}
