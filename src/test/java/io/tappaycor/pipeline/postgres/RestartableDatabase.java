package io.tappaycor.pipeline.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of a test's own, which can be away for a while. */
public final class RestartableDatabase implements AutoCloseable {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final int PATIENCE_SECONDS = 60;

  private final Path programs;
  private final Path home;
  private final int port;

  private RestartableDatabase(Path programs, Path home, int port) {
    this.programs = programs;
    this.home = home;
    this.port = port;
  }

  /** A server that runs; the test is skipped where PostgreSQL is not installed. */
  public static RestartableDatabase started() {
    Optional<Path> programs = programs();
    Assumptions.assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    try {
      Path home = Files.createTempDirectory("restartable");
      RestartableDatabase server = new RestartableDatabase(programs.get(), home, freePort());
      if (isRoot()) {
        execute(List.of("chown", "postgres:", home.toString()));
      }
      server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Its address for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** Starts it again. */
  public void start() throws IOException {
    String options = "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(port, home);
    run("pg_ctl", "-w", "-s", "-l", home.resolve("log").toString(), "-o", options, "start");
  }

  /** Stops it, with all its connections; what was committed stays. */
  public void stop() throws IOException {
    run("pg_ctl", "-m", "fast", "-w", "-s", "stop");
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(home.resolve("data").resolve("postmaster.pid"))) {
      run("pg_ctl", "-m", "immediate", "-s", "stop");
    }
    execute(List.of("rm", "-rf", home.toString()));
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

  /** The server does not run as root. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(String program, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(
        List.of(programs.resolve(program).toString(), "-D", home.resolve("data").toString()));
    command.addAll(List.of(words));
    execute(command);
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
