package io.tappaycor.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.api.Api;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Endpoint;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated Paycor on this machine, to try, test and benchmark pipelines without an account. Its
 * threads are daemons: the process that serves it must keep itself alive.
 */
public final class Sandbox implements AutoCloseable {

  /** More than any client should have in flight. Latency blocks these threads. */
  private static final int THREADS = 96;

  private static final int BACKLOG = 256;

  /** By address: the name could resolve to ::1, and only this machine may connect. */
  private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};

  /** Without it, the JDK's server delays small responses by 40 ms (Nagle and delayed ACK). */
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  static {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Traffic traffic;
  private final CompanySettings companies;
  private final ServerSettings settings;
  private final World world;
  private final TokenDesk desk;

  private Sandbox(CompanySettings companies, ServerSettings settings) throws IOException {
    this.companies = companies;
    this.settings = settings;
    this.world = new World(companies);
    this.traffic = new Traffic(settings.record());
    this.desk = new TokenDesk(Credentials.SANDBOX, settings, traffic);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), settings.port()),
            BACKLOG);
    this.threads = Executors.newFixedThreadPool(THREADS, daemons());
    Api api = new Api(Endpoints.all(), world, settings);
    Gateway gateway =
        new Gateway(
            Credentials.SANDBOX,
            desk,
            new AuthorizePage(Credentials.SANDBOX, settings, desk),
            new RateLimit(settings.rateLimit(), settings.rateLimitWindow()),
            api);
    server.setExecutor(threads);
    server.createContext(
        "/",
        new Wire(
            gateway, traffic, settings.latency(), new Faults(settings.faults(), desk, traffic)));
  }

  /** Starts the server. The caller closes it. */
  public static Sandbox start(CompanySettings companies, ServerSettings settings)
      throws IOException {
    Sandbox sandbox = new Sandbox(companies, settings);
    // The server's own thread inherits its daemon status from the thread that starts it.
    Thread starter = daemons().newThread(sandbox.server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return sandbox;
  }

  /** The names of all data access that can be refused. */
  public static Set<String> dataAccess() {
    Set<String> names = new HashSet<>();
    for (Endpoint endpoint : Endpoints.all()) {
      names.addAll(endpoint.dataAccess());
      endpoint.includes().forEach(include -> names.add(include.dataAccess()));
    }
    return names;
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "paycor-sandbox");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The base URL, such as {@code http://127.0.0.1:40123}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A working config, with the first refresh token, which is valid for one use. */
  public ObjectNode config() {
    ObjectNode config =
        Json.NODES
            .objectNode()
            .put("client_id", Credentials.SANDBOX.clientId())
            .put("client_secret", Credentials.SANDBOX.clientSecret())
            .put("subscription_key", Credentials.SANDBOX.subscriptionKey());
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
        .put("scope", Credentials.SANDBOX.scope())
        .put("redirect_uri", settings.redirectUri())
        .put("api_base_url", baseUrl())
        .put("requests_per_minute", 0);
  }

  /** The requests so far. */
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
