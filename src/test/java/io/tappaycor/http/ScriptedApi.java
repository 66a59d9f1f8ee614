package io.tappaycor.http;

import io.tappaycor.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Paycor by script: each request gets the next answer, and time passes only while somebody waits.
 * For one thread.
 */
public final class ScriptedApi implements Transport, AccessTokens, Sleeper {
  /** The day that it is. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final int BUDGET_SECONDS = 300;

  /** An answer, or a failure in its place. */
  private interface Step {
    Response take() throws IOException;
  }

  private final Deque<Step> script = new ArrayDeque<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final CallLog calls = new CallLog();
  private final Deque<String> given = new ArrayDeque<>();
  private Duration latency = Duration.ZERO;
  private long nanos = Duration.ofDays(3).toNanos();
  private int refreshes;

  /** The next answer. */
  public ScriptedApi answers(int status, String body) {
    return answers(status, body, null);
  }

  ScriptedApi answers(int status, String body, String retryAfter) {
    script.add(() -> new Response(status, retryAfter, body.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  ScriptedApi fails(IOException failure) {
    script.add(
        () -> {
          throw failure;
        });
    return this;
  }

  ScriptedApi taking(Duration each) {
    latency = each;
    return this;
  }

  /** The tokens to be given out, one by one, instead of what its own refreshes bring. */
  ScriptedApi gives(String... tokensInOrder) {
    given.addAll(List.of(tokensInOrder));
    return this;
  }

  /** A client that talks to it. */
  public PaycorClient client() {
    return client(0);
  }

  PaycorClient client(int requestsPerMinute) {
    return new PaycorClient(
        new PaycorClient.Equipment(
            this,
            this,
            new Secret("s3cr3t-key"),
            new RetryPolicy(Duration.ofSeconds(BUDGET_SECONDS), () -> 0.5),
            new RateLimiter(requestsPerMinute, this::nanoTime, this),
            4,
            this,
            Clock.fixed(NOW, ZoneOffset.UTC),
            this::nanoTime));
  }

  /** What was called for. */
  public List<Target> targets() {
    return targets;
  }

  /** What the calls came to. */
  public CallLog calls() {
    return calls;
  }

  List<String> tokensSent() {
    return tokens;
  }

  List<Duration> waits() {
    return waits;
  }

  private long nanoTime() {
    return nanos;
  }

  @Override
  public Response read(Target target, Map<String, String> headers) throws IOException {
    targets.add(target);
    tokens.add(headers.getOrDefault("Authorization", "none"));
    nanos += latency.toNanos();
    // The last step is repeated: a server that fails goes on failing.
    Step step = script.size() > 1 ? script.remove() : script.element();
    return step.take();
  }

  @Override
  public Response postForm(Target target, Map<String, String> form) {
    throw new UnsupportedOperationException("only GETs are scripted");
  }

  @Override
  public String current() {
    return given.isEmpty() ? "s3cr3t-token-" + refreshes : given.remove();
  }

  @Override
  public String insteadOf(String refused) {
    if (given.isEmpty() && refused.equals(current())) {
      refreshes++;
    }
    return current();
  }

  @Override
  public void sleep(Duration duration) {
    waits.add(duration);
    nanos += duration.toNanos();
  }
}
