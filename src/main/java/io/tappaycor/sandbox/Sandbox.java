package io.tappaycor.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.token.Credentials;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
  private final List<Site> sites;

  private Sandbox(List<Site> sites, int port) throws IOException {
    this.sites = List.copyOf(sites);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), port), BACKLOG);
    this.threads = Executors.newFixedThreadPool(THREADS, daemons());
    server.setExecutor(threads);
    server.createContext(
        "/", sites.size() == 1 ? sites.get(0).handler() : new FleetRouter(this.sites));
  }

  /** Starts the server. The caller closes it. */
  public static Sandbox start(CompanySettings companies, ServerSettings settings)
      throws IOException {
    return serving(
        new Sandbox(List.of(new Site(Credentials.SANDBOX, companies, settings)), settings.port()));
  }

  /**
   * Starts the server for many customers, each with a company, an application, a key and a limit of
   * its own. The caller closes it.
   */
  public static Sandbox startFleet(CompanySettings companies, ServerSettings settings, int tenants)
      throws IOException {
    List<Site> sites = new ArrayList<>();
    for (int tenant = 0; tenant < tenants; tenant++) {
      int number = tenant;
      CompanySettings own =
          companies
              .withSeed(companies.seed() + tenant)
              .withLegalEntities(
                  companies.legalEntities().stream().map(id -> id + number).toList());
      sites.add(new Site(Credentials.SANDBOX.of(name(tenant)), own, settings));
    }
    return serving(new Sandbox(sites, settings.port()));
  }

  private static String name(int tenant) {
    return String.format(Locale.ROOT, "tenant-%04d", tenant);
  }

  private static Sandbox serving(Sandbox sandbox) {
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
    return sites.get(0).config(baseUrl());
  }

  /** The tenants of a fleet, as {@code --tenants} takes them. */
  public ObjectNode tenants() {
    ObjectNode all = Json.NODES.objectNode();
    ArrayNode tenants = all.putArray("tenants");
    for (int tenant = 0; tenant < sites.size(); tenant++) {
      tenants
          .addObject()
          .put("name", name(tenant))
          .set("config", sites.get(tenant).config(baseUrl()));
    }
    return all;
  }

  /** The requests so far; of a fleet, those of its first customer. */
  public Traffic traffic() {
    return sites.get(0).traffic();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
