package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.FaultSettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How the simulated Paycor is to be.
 *
 * @param asOf the day that it takes for today, if it is not really today
 */
record SandboxOptions(CompanySettings companies, ServerSettings server, Optional<LocalDate> asOf) {

  private static final int MAX_PORT = 65_535;

  /**
   * Declares the options.
   *
   * @param serving whether the sandbox is served on its own, and not within a run
   */
  static void declare(CommandSpec spec, boolean serving) {
    String only = serving ? "" : "With --sandbox: ";
    if (serving) {
      option(spec, "--port", Integer.class, "N", "TCP port on 127.0.0.1 (default: any free one)");
    }
    option(spec, "--employees", Integer.class, "N", only + "employees of each legal entity (120)");
    list(spec, "--legal-entity", Integer.class, only + "id of a legal entity, repeatable (501123)");
    option(spec, "--seed", Long.class, "N", only + "another seed is another company");
    option(spec, "--history-days", Integer.class, "N", only + "how far back payroll goes (420)");
    option(spec, "--as-of", LocalDate.class, "DATE", only + "the day taken for today");
    option(spec, "--page-size", Integer.class, "N", only + "records on a page (100)");
    option(spec, "--latency", Long.class, "MS", only + "wait before each answer (0)");
    option(spec, "--rate-limit", Integer.class, "N", only + "calls a minute, 0 for no limit (0)");
    option(spec, "--rate-limit-window", Long.class, "S", only + "window it is counted in (60)");
    option(spec, "--token-lifetime", Long.class, "S", only + "life of access tokens (1800)");
    option(spec, "--code-lifetime", Long.class, "S", only + "life of authorization codes (300)");
    list(spec, "--refuse", String.class, only + "data access that is not granted, repeatable");
    list(spec, "--refuse-entity", Integer.class, only + "legal entity that is refused, repeatable");
    option(spec, "--gone-employees", Integer.class, "N", only + "listed, but answered 404 (0)");
    option(
        spec,
        "--fault-rate",
        Integer.class,
        "PERCENT",
        only
            + "share of the reads that go wrong (0): statuses 500, 502 and 503, closed connections,"
            + " cut and malformed bodies, errors that look like data, revoked access tokens, and"
            + " answers that never come");
    option(spec, "--fault-seed", Long.class, "N", only + "another seed spoils other reads (1)");
    option(spec, "--fault-hang", Long.class, "S", only + "how long a read hangs that does (90)");
    option(spec, "--redirect-uri", String.class, "URI", only + "the registered redirect URI");
    option(spec, "--refresh-token", String.class, "TOKEN", only + "the first one (random)");
    spec.addOption(
        OptionSpec.builder("--not-administrator")
            .description(only + "the user of the browser may not activate applications")
            .build());
  }

  private static void option(
      CommandSpec spec, String name, Class<?> type, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name).type(type).paramLabel(label).description(description).build());
  }

  private static void list(CommandSpec spec, String name, Class<?> type, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(List.class)
            .auxiliaryTypes(type)
            .paramLabel(type == String.class ? "NAME" : "ID")
            .description(description)
            .build());
  }

  /**
   * Reads the options.
   *
   * @throws UsageException if they make no company or no server
   */
  static SandboxOptions from(ParseResult parsed) {
    try {
      return read(parsed);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("The sandbox cannot be like that: " + wrong.getMessage(), wrong);
    }
  }

  private static SandboxOptions read(ParseResult parsed) {
    LocalDate given = parsed.matchedOptionValue("--as-of", null);
    Optional<LocalDate> asOf = Optional.ofNullable(given);
    LocalDate today = asOf.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    return new SandboxOptions(companies(parsed, today), server(parsed), asOf);
  }

  private static CompanySettings companies(ParseResult parsed, LocalDate today) {
    CompanySettings standard = CompanySettings.defaults(today);
    return new CompanySettings(
        parsed.matchedOptionValue("--seed", standard.seed()),
        today,
        parsed.matchedOptionValue("--employees", standard.employees()),
        parsed.matchedOptionValue("--legal-entity", standard.legalEntities()),
        parsed.matchedOptionValue("--history-days", standard.historyDays()));
  }

  private static ServerSettings server(ParseResult parsed) {
    ServerSettings standard = ServerSettings.defaults();
    List<String> refused = parsed.matchedOptionValue("--refuse", List.of());
    List<Integer> entities = parsed.matchedOptionValue("--refuse-entity", List.of());
    ServerSettings settings =
        standard
            .withPort(parsed.hasMatchedOption("--port") ? port(parsed) : 0)
            .withPageSize(parsed.matchedOptionValue("--page-size", standard.pageSize()))
            .withLatency(Duration.ofMillis(parsed.matchedOptionValue("--latency", 0L)))
            .withRateLimit(parsed.matchedOptionValue("--rate-limit", standard.rateLimit()))
            .withRateLimitWindow(seconds(parsed, "--rate-limit-window", standard.rateLimitWindow()))
            .withAccessTokenLifetime(
                seconds(parsed, "--token-lifetime", standard.accessTokenLifetime()))
            .withAuthorizationCodeLifetime(
                seconds(parsed, "--code-lifetime", standard.authorizationCodeLifetime()))
            .withRefusedDataAccess(new HashSet<>(refused))
            .withRefusedLegalEntities(new HashSet<>(entities))
            .withGoneEmployees(
                parsed.matchedOptionValue("--gone-employees", standard.goneEmployees()))
            .withRedirectUri(parsed.matchedOptionValue("--redirect-uri", standard.redirectUri()))
            .withFaults(faults(parsed, standard.faults()))
            .withAdministrator(!parsed.hasMatchedOption("--not-administrator"))
            .withRecord(false);
    String token = parsed.matchedOptionValue("--refresh-token", "");
    return token.isEmpty() ? settings : settings.withRefreshToken(token);
  }

  private static FaultSettings faults(ParseResult parsed, FaultSettings standard) {
    return new FaultSettings(
        parsed.matchedOptionValue("--fault-rate", standard.percent()),
        parsed.matchedOptionValue("--fault-seed", standard.seed()),
        seconds(parsed, "--fault-hang", standard.hang()));
  }

  private static int port(ParseResult parsed) {
    int port = parsed.matchedOptionValue("--port", 0);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("--port must be from 0 to " + MAX_PORT);
    }
    return port;
  }

  private static Duration seconds(ParseResult parsed, String name, Duration standard) {
    return Duration.ofSeconds(parsed.matchedOptionValue(name, standard.toSeconds()));
  }
}
