package io.tappaycor.http;

import io.tappaycor.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Paycor by rule: what it answers depends on the call alone. For one thread. */
public final class RuledApi implements Transport, AccessTokens, Sleeper {

  private final Map<String, Function<Target, String>> rules = new HashMap<>();
  private final Map<String, Function<Target, Integer>> statuses = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Target> targets = new ArrayList<>();

  /** Lists of this path have these records, as JSON, on one page. */
  public RuledApi lists(String template, String... records) {
    return rules(template, target -> "{\"records\": [" + String.join(",", records) + "]}");
  }

  /** Calls of this path are answered so. */
  public RuledApi rules(String template, Function<Target, String> body) {
    rules.put(template, body);
    return this;
  }

  /** Calls of this path have these statuses; 200 goes on to the rule for the body. */
  public RuledApi statuses(String template, Function<Target, Integer> status) {
    statuses.put(template, status);
    return this;
  }

  /** Calls of this path are not permitted. */
  public RuledApi refuses(String template) {
    refused.add(template);
    return this;
  }

  /** What was called for, of this path. */
  public List<Target> calls(String template) {
    return targets.stream().filter(each -> each.template().equals(template)).toList();
  }

  /** The values of a query parameter, of all calls of a path. */
  public List<String> asked(String template, String parameter) {
    return calls(template).stream()
        .flatMap(each -> each.query().stream())
        .filter(each -> each.name().equals(parameter))
        .map(Target.Parameter::value)
        .toList();
  }

  /** A client that asks this API. */
  public PaycorClient client(Clock clock) {
    return new PaycorClient(
        new PaycorClient.Equipment(
            this,
            this,
            new Secret("s3cr3t-key"),
            new RetryPolicy(Duration.ZERO, () -> 0.5),
            new RateLimiter(0, () -> 0, this),
            1,
            this,
            clock,
            () -> 0));
  }

  @Override
  public Response read(Target target, Map<String, String> headers) {
    targets.add(target);
    if (refused.contains(target.template())) {
      return new Response(403, null, error(403));
    }
    int status = statuses.getOrDefault(target.template(), any -> 200).apply(target);
    if (status != 200) {
      return new Response(status, null, error(status));
    }
    Function<Target, String> rule = rules.get(target.template());
    return rule == null
        ? new Response(404, null, error(404))
        : new Response(200, null, rule.apply(target).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] error(int status) {
    String body =
        switch (status) {
          case 403 -> PaycorErrors.FORBIDDEN;
          case 404 -> PaycorErrors.NOT_FOUND;
          default -> "";
        };
    return body.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Response postForm(Target target, Map<String, String> form) {
    throw new UnsupportedOperationException("only GETs have rules");
  }

  @Override
  public String current() {
    return "s3cr3t-token";
  }

  @Override
  public String insteadOf(String refused) {
    throw new UnsupportedOperationException("no token is refused");
  }

  @Override
  public void sleep(Duration duration) {}
}
