package io.tappaycor.cli;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.ClientCredentials;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.config.Configuration;
import io.tappaycor.http.AccessTokens;
import io.tappaycor.http.OkHttpTransport;
import io.tappaycor.http.PaycorClient;
import io.tappaycor.http.RateLimiter;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.SharedPace;
import io.tappaycor.http.Sleeper;
import io.tappaycor.http.Target;
import io.tappaycor.network.Network;
import io.tappaycor.paging.ListReader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A connection to Paycor, wired by hand from a configuration. */
final class Connection implements AutoCloseable {

  private final Configuration configuration;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final ExecutorService pool = Executors.newCachedThreadPool(Connection::daemon);
  private final OkHttpTransport api;
  private final OkHttpTransport sts;
  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final RateLimiter pace;
  private final Optional<SharedPace> sharedPace;

  Connection(
      Configuration configuration, Environment environment, Clock clock, LongSupplier nanoTime) {
    this.configuration = configuration;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.sleeper = environment.sleeper();
    Network network = NetworkSettings.of(configuration.connection(), environment);
    this.api = transport(configuration.connection().maxConcurrency(), network);
    // Apart, because a stop ends the API's calls at once, and must never cut a refresh.
    this.sts = transport(1, network);
    this.store = TokenStores.open(configuration, environment);
    Configuration.Credentials who = configuration.credentials();
    this.endpoint =
        new TokenEndpoint(
            sts,
            new ClientCredentials(who.clientId(), who.clientSecret(), who.subscriptionKey()),
            policy(),
            sleeper,
            clock,
            nanoTime);
    this.sharedPace = SharedPaces.open(configuration, sleeper);
    this.pace =
        new RateLimiter(
            configuration.connection().requestsPerMinute(),
            sharedPace,
            configuration.connection().waitBudget(),
            nanoTime,
            sleeper);
  }

  /** The calls that began in each span of the run so far. */
  List<Integer> calls() {
    return pace.timeline().calls();
  }

  /**
   * Makes one call without tokens, to see whether Paycor can be reached.
   *
   * @throws IOException if it cannot
   */
  Response knock() throws IOException {
    return api.read(Target.of("/"), Map.of());
  }

  TokenStore store() {
    return store;
  }

  TokenEndpoint endpoint() {
    return endpoint;
  }

  /** Tokens of the config's family in the store; the caller closes them. */
  RotatingTokens tokens() {
    return new RotatingTokens(
        store, endpoint, configuration.credentials().seed().orElse(null), sleeper, clock, nanoTime);
  }

  /** Reads with these tokens. */
  ListReader reader(AccessTokens tokens) {
    PaycorClient client =
        new PaycorClient(
            new PaycorClient.Equipment(
                api,
                tokens,
                configuration.credentials().subscriptionKey(),
                policy(),
                pace,
                configuration.connection().maxConcurrency(),
                sleeper,
                clock,
                nanoTime));
    return new ListReader(client, Optional.of(pool));
  }

  /** Threads for reading: as many as are wanted, since the client bounds the requests. */
  ExecutorService pool() {
    return pool;
  }

  /** Ends the API's calls in flight, but no refresh of tokens. */
  void cancelReads() {
    api.cancelAll();
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      // What still runs may use what is closed next, or write where somebody cleans up.
      pool.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    api.close();
    sts.close();
    sharedPace.ifPresent(SharedPace::close);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tap-paycor-fetch");
    thread.setDaemon(true);
    return thread;
  }

  private RetryPolicy policy() {
    return new RetryPolicy(
        configuration.connection().retryBudget(), () -> ThreadLocalRandom.current().nextDouble());
  }

  private OkHttpTransport transport(int concurrency, Network network) {
    Configuration.Connection connection = configuration.connection();
    return new OkHttpTransport(
        connection.baseUrl().toString(),
        connection.userAgent(),
        connection.requestTimeout(),
        concurrency,
        network);
  }
}
