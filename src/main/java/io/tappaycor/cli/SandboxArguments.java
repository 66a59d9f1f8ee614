package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.FaultSettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.settings.TokenFault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of the simulated Paycor, served on its own or within a run. */
final class SandboxArguments {

  private static final ServerSettings SERVER = ServerSettings.defaults();

  private final CommandSpec spec;
  private final String prefix;
  private final List<Option<?>> all = new ArrayList<>();
  private final Option<Integer> employees;
  private final Option<List<Integer>> legalEntity;
  private final Option<Long> seed;
  private final Option<Integer> historyDays;
  private final Option<LocalDate> asOf;
  private final Option<Integer> pageSize;
  private final Option<Long> latency;
  private final Option<Integer> rateLimit;
  private final Option<Long> rateLimitWindow;
  private final Option<Long> tokenLifetime;
  private final Option<Long> codeLifetime;
  private final Option<List<String>> refuse;
  private final Option<List<Integer>> refuseEntity;
  private final Option<Integer> goneEmployees;
  private final Option<Integer> faultRate;
  private final Option<Long> faultSeed;
  private final Option<Long> faultHang;
  private final Option<List<TokenFault>> tokenFault;
  private final Option<Boolean> drift;
  private final Option<Boolean> changes;
  private final Option<String> redirectUri;
  private final Option<String> refreshToken;
  private final Option<Boolean> notAdministrator;

  /**
   * Declares the options.
   *
   * @param prefix of every description
   */
  SandboxArguments(CommandSpec spec, String prefix) {
    this.spec = spec;
    this.prefix = prefix;
    CompanySettings company = CompanySettings.defaults(LocalDate.EPOCH);
    FaultSettings faults = SERVER.faults();
    employees =
        number("--employees", "employees of each legal entity (" + company.employees() + ")");
    legalEntity =
        list(
            Integer.class,
            "ID",
            "--legal-entity",
            "id of a legal entity, repeatable (" + company.legalEntities().get(0) + ")");
    seed = value(Long.class, "N", "--seed", "another seed is another company");
    historyDays =
        number("--history-days", "how far back payroll goes (" + company.historyDays() + ")");
    asOf =
        value(
            LocalDate.class,
            "DATE",
            "--as-of",
            "the day taken for today; a separate tap goes by the real date");
    pageSize = number("--page-size", "records on a page (" + SERVER.pageSize() + ")");
    latency = value(Long.class, "MS", "--latency", "wait before each response (0)");
    rateLimit = number("--rate-limit", "calls a minute, 0 for no limit (0)");
    rateLimitWindow =
        seconds("--rate-limit-window", "window it is counted in", SERVER.rateLimitWindow());
    tokenLifetime =
        seconds("--token-lifetime", "life of access tokens", SERVER.accessTokenLifetime());
    codeLifetime =
        seconds(
            "--code-lifetime", "life of authorization codes", SERVER.authorizationCodeLifetime());
    refuse = list(String.class, "NAME", "--refuse", "data access that is not granted, repeatable");
    refuseEntity =
        list(Integer.class, "ID", "--refuse-entity", "legal entity that is refused, repeatable");
    goneEmployees = number("--gone-employees", "listed, but answered with 404 (0)");
    faultRate =
        value(
            Integer.class,
            "PERCENT",
            "--fault-rate",
            "share of the reads that go wrong (0): statuses 500, 502 and 503, closed connections,"
                + " truncated and malformed bodies, errors that look like data, revoked access"
                + " tokens, and responses that never come");
    faultSeed =
        value(
            Long.class,
            "N",
            "--fault-seed",
            "another seed makes other reads go wrong (" + faults.seed() + ")");
    faultHang = seconds("--fault-hang", "how long a read hangs that does", faults.hang());
    tokenFault =
        list(
            TokenFault.class,
            "NAME",
            "--token-fault",
            "what goes wrong with token calls, repeatable: somebody else answers the next one"
                + " (html_400, empty_401, html_403, quota_403, html_404, html_200), or all"
                + " responses have another form (other_names, no_refresh_token)");
    drift =
        declared(
            Option.flag(spec, prefix + "records have fields that no schema declares", "--drift"));
    changes =
        declared(
            Option.flag(
                spec,
                prefix + "records change, vanish and come back from one day to the next",
                "--changes"));
    redirectUri = value(String.class, "URI", "--redirect-uri", "the registered redirect URI");
    refreshToken = value(String.class, "TOKEN", "--refresh-token", "the first one (random)");
    notAdministrator =
        declared(
            Option.flag(
                spec,
                prefix + "the user of the browser may not activate applications",
                "--not-administrator"));
  }

  private <T> Option<T> declared(Option<T> option) {
    all.add(option);
    return option;
  }

  /** The first of these options that was given. */
  Optional<Option<?>> given(ParseResult parsed) {
    return all.stream().filter(option -> option.isIn(parsed)).findFirst();
  }

  private <T> Option<T> value(Class<T> type, String label, String name, String description) {
    return declared(Option.value(spec, type, label, prefix + description, name));
  }

  private <T> Option<List<T>> list(Class<T> type, String label, String name, String description) {
    return declared(Option.list(spec, type, label, prefix + description, name));
  }

  private Option<Integer> number(String name, String description) {
    return value(Integer.class, "N", name, description);
  }

  private Option<Long> seconds(String name, String description, Duration defaultValue) {
    return value(Long.class, "S", name, description + " (" + defaultValue.toSeconds() + ")");
  }

  /**
   * The options that were given.
   *
   * @throws UsageException if they contradict each other
   */
  SandboxOptions read(ParseResult parsed) {
    LocalDate today = asOf.in(parsed).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    try {
      return new SandboxOptions(
          companies(parsed, CompanySettings.defaults(today)), server(parsed), asOf.in(parsed));
    } catch (IllegalArgumentException invalid) {
      throw new UsageException("The sandbox cannot be like that: " + invalid.getMessage(), invalid);
    }
  }

  private CompanySettings companies(ParseResult parsed, CompanySettings defaults) {
    return new CompanySettings(
        seed.in(parsed).orElse(defaults.seed()),
        defaults.asOf(),
        employees.in(parsed).orElse(defaults.employees()),
        legalEntity.in(parsed).orElse(defaults.legalEntities()),
        historyDays.in(parsed).orElse(defaults.historyDays()));
  }

  private ServerSettings server(ParseResult parsed) {
    ServerSettings settings =
        SERVER
            .withPageSize(pageSize.in(parsed).orElse(SERVER.pageSize()))
            .withLatency(latency.in(parsed).map(Duration::ofMillis).orElse(SERVER.latency()))
            .withRateLimit(rateLimit.in(parsed).orElse(SERVER.rateLimit()))
            .withRateLimitWindow(seconds(parsed, rateLimitWindow, SERVER.rateLimitWindow()))
            .withAccessTokenLifetime(seconds(parsed, tokenLifetime, SERVER.accessTokenLifetime()))
            .withAuthorizationCodeLifetime(
                seconds(parsed, codeLifetime, SERVER.authorizationCodeLifetime()))
            .withRefusedDataAccess(refused(parsed))
            .withRefusedLegalEntities(new HashSet<>(refuseEntity.in(parsed).orElse(List.of())))
            .withGoneEmployees(goneEmployees.in(parsed).orElse(SERVER.goneEmployees()))
            .withRedirectUri(redirectUri.in(parsed).orElse(SERVER.redirectUri()))
            .withFaults(faults(parsed, SERVER.faults()))
            .withTokenFaults(tokenFault.in(parsed).orElse(List.of()))
            .withDrift(drift.isIn(parsed))
            .withChanges(changes.isIn(parsed))
            .withAdministrator(!notAdministrator.isIn(parsed))
            .withRecord(false);
    Optional<String> token = refreshToken.in(parsed).filter(given -> !given.isEmpty());
    return token.map(settings::withRefreshToken).orElse(settings);
  }

  private Set<String> refused(ParseResult parsed) {
    Set<String> names = new HashSet<>(refuse.in(parsed).orElse(List.of()));
    if (!Sandbox.dataAccess().containsAll(names)) {
      throw new UsageException(
          "A value of %s is not the name of a data access: see `tap-paycor --about --format markdown`"
              .formatted(refuse.name()));
    }
    return names;
  }

  private FaultSettings faults(ParseResult parsed, FaultSettings defaults) {
    return new FaultSettings(
        faultRate.in(parsed).orElse(defaults.percent()),
        faultSeed.in(parsed).orElse(defaults.seed()),
        seconds(parsed, faultHang, defaults.hang()));
  }

  private static Duration seconds(ParseResult parsed, Option<Long> option, Duration defaultValue) {
    return option.in(parsed).map(Duration::ofSeconds).orElse(defaultValue);
  }
}
