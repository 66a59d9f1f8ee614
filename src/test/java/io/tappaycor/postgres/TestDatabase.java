package io.tappaycor.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server, started once for all tests of this process from the programs that Debian's
 * package installs. Tests that need it are skipped where there is none, unless the environment
 * variable {@code TAP_PAYCOR_POSTGRES} is {@code required}.
 */
public final class TestDatabase {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final int PATIENCE_SECONDS = 60;

  private static final Optional<TestDatabase> ONCE = programs().map(TestDatabase::started);

  private final Path programs;
  private final Path data;
  private final int port;

  private TestDatabase(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** The server, or the test is skipped. */
  public static TestDatabase orSkip() {
    boolean required = "required".equals(System.getenv("TAP_PAYCOR_POSTGRES"));
    if (ONCE.isEmpty() && required) {
      throw new AssertionError("PostgreSQL is not installed below " + INSTALLED);
    }
    Assumptions.assumeTrue(ONCE.isPresent(), "PostgreSQL is not installed below " + INSTALLED);
    return ONCE.get();
  }

  /** A server for one test alone, which may stop it, or the test is skipped. */
  public static TestDatabase ownOrSkip() {
    orSkip();
    return programs().map(TestDatabase::started).orElseThrow();
  }

  /** Stops it as a crash would. */
  public void crash() {
    run("pg_ctl", "-m", "immediate", "-s", "stop");
  }

  /** Stops it, with all its connections; what was committed stays. */
  public void shutDown() {
    run("pg_ctl", "-m", "fast", "-w", "-s", "stop");
  }

  /** Starts it again. */
  public void restart() {
    Path home = data.resolveSibling("");
    run("pg_ctl", "-w", "-s", "-l", home.resolve("log").toString(), "-o", options(home), "start");
  }

  /** Its address for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** A connection whose day is that of UTC, as the models want it. */
  public Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url());
    connection.createStatement().execute("set time zone 'UTC'");
    return connection;
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static TestDatabase started(Path programs) {
    try {
      Path home = Files.createTempDirectory("postgres");
      TestDatabase server = new TestDatabase(programs, home.resolve("data"), freePort());
      server.own(home);
      server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
      server.restart();
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String options(Path home) {
    return "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        .formatted(port, home);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The server does not run as root. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void own(Path home) throws IOException {
    if (isRoot()) {
      execute(List.of("chown", "postgres:", home.toString()));
    }
  }

  private void stop() {
    try {
      crash();
    } catch (UncheckedIOException stoppedAlready) {
      // Only its files are left.
    }
    try {
      execute(List.of("rm", "-rf", data.getParent().toString()));
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private void run(String program, String... words) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(programs.resolve(program).toString(), "-D", data.toString()));
    command.addAll(List.of(words));
    try {
      execute(command);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void execute(List<String> command) throws IOException {
    Path output = Files.createTempFile("postgres", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
