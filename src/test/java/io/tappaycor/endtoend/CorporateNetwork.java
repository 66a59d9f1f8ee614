package io.tappaycor.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The network of a company: a proxy that wants a password is the only way out, and what lies behind
 * it answers with a certificate of the company's own.
 */
final class CorporateNetwork implements AutoCloseable {

  /** The only host that the certificate is for; no DNS knows it. */
  static final String HOST = "paycor.test";

  private static final String PASSWORD = "changeit";

  private final ServerSocket plain;
  private final ServerSocket proxy;
  private final ServerSocket tls;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path directory;
  private final String login;
  private volatile int refusal;

  /**
   * A network in front of a server.
   *
   * @param directory for its certificate, which is made only once
   * @param server that is spoken to without TLS
   * @param login that the proxy wants, as {@code user:password}
   */
  CorporateNetwork(Path directory, URI server, String login) {
    this.directory = directory;
    this.login = login;
    try {
      if (!Files.exists(bundle())) {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=Company", "-ext", "san=dns:" + HOST);
        keytool("-exportcert", "-rfc", "-file", bundle().toString());
      }
      InetAddress here = InetAddress.getLoopbackAddress();
      this.tls = context().getServerSocketFactory().createServerSocket(0, 50, here);
      this.proxy = new ServerSocket(0, 50, here);
      this.plain = new ServerSocket(0, 1, here);
      plain.close();
      accept(tls, client -> join(client, new Socket(here, server.getPort())));
      accept(proxy, client -> connect(client, here));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void keytool(String... command) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    words.addAll(List.of(command));
    words.addAll(List.of("-alias", "tls", "-storepass", PASSWORD, "-keystore", store().toString()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private Path store() {
    return directory.resolve("tls.p12");
  }

  /** The certificate, as a file for {@code ca_bundle}. */
  Path bundle() {
    return directory.resolve("company.pem");
  }

  /** A port where nobody listens. */
  int deadPort() {
    return plain.getLocalPort();
  }

  int port() {
    return proxy.getLocalPort();
  }

  /** From here on the proxy answers every CONNECT with this status. */
  void refuse(int status) {
    refusal = status;
  }

  private SSLContext context() throws IOException {
    try (InputStream file = Files.newInputStream(store())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(file, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException failed) {
      throw new IOException(failed);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Client {
    void serve(Socket client) throws IOException;
  }

  /** Runs beside the others, until its connection ends. */
  private void start(Work work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (IOException ended) {
            // The other side has gone, or the network is closed.
          }
        });
  }

  private void accept(ServerSocket server, Client how) {
    start(
        () -> {
          while (!server.isClosed()) {
            Socket client = server.accept();
            start(() -> how.serve(client));
          }
        });
  }

  private void connect(Socket client, InetAddress here) throws IOException {
    String head = head(client.getInputStream());
    String wanted =
        "Proxy-Authorization: Basic "
            + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    int status = refusal > 0 ? refusal : head.contains(wanted) ? 200 : 407;
    String wants =
        status == 407 ? "Proxy-Authenticate: Basic realm=\"company\"\r\nContent-Length: 0\r\n" : "";
    String answer = "HTTP/1.1 %d Proxy\r\n%s\r\n".formatted(status, wants);
    out.write(answer.getBytes(StandardCharsets.UTF_8));
    out.flush();
    if (status == 200) {
      join(client, new Socket(here, tls.getLocalPort()));
    } else {
      client.close();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private void join(Socket one, Socket other) throws IOException {
    start(() -> copy(other, one));
    copy(one, other);
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    tls.close();
    threads.shutdownNow();
  }
}
