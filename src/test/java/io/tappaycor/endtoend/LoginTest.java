package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first login against the sandbox, with a browser that is an HTTP client. */
final class LoginTest {

  @TempDir Path home;

  /** A browser that opens whatever address is printed, as soon as it is. */
  private static final class Browser extends ByteArrayOutputStream {
    private final PipedOutputStream typed = new PipedOutputStream();
    private final boolean follows;
    private boolean opened;

    Browser(boolean follows) {
      this.follows = follows;
    }

    @Override
    public synchronized void flush() {
      String address =
          toString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("http"))
              .findFirst()
              .orElse("");
      if (!opened && !address.isEmpty()) {
        opened = true;
        Thread window = new Thread(() -> open(address));
        window.setDaemon(true);
        window.start();
      }
    }

    private void open(String address) {
      try {
        HttpClient client =
            HttpClient.newBuilder()
                .followRedirects(follows ? HttpClient.Redirect.ALWAYS : HttpClient.Redirect.NEVER)
                .build();
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
        String pasted = answer.headers().firstValue("location").orElse("") + "\n";
        typed.write(pasted.getBytes(StandardCharsets.UTF_8));
        typed.close();
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }

    InputStream keyboard() throws IOException {
      return new PipedInputStream(typed, 1 << 16);
    }
  }

  private Company company(String redirect) {
    Company company =
        Company.of(home, settings -> settings, server -> server.withRedirectUri(redirect));
    company.config().remove("refresh_token");
    return company;
  }

  private TapRun.Result login(Company company, Browser browser, Object... more) throws IOException {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "login";
    arguments[1] = "--config";
    arguments[2] = company.configFile();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return TapRun.in(home).reading(browser.keyboard()).reportingTo(browser).run(arguments);
  }

  @Test
  void aPastedRedirectFillsTheStoreThatTheNextSyncUses() throws IOException {
    try (Company company = company("https://example.com/callback")) {
      Browser browser = new Browser(false);
      TapRun.Result result = login(company, browser, "--paste");

      assertEquals(0, result.code(), result.err());
      assertTrue(result.err().contains("[501123]"), result.err());
      assertEquals("", result.out());
      assertEquals(0, company.sync("--catalog", company.catalog("departments")).code());
      assertEquals(0, company.traffic().spentRefreshTokens());
    }
  }

  @Test
  void aListenerTakesTheRedirectOnLoopback() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (Company company = company("http://127.0.0.1:" + port + "/callback")) {
      Browser browser = new Browser(true);
      TapRun.Result result = login(company, browser, "--timeout", 30);

      assertEquals(0, result.code(), result.err());
      assertEquals(0, company.sync("--catalog", company.catalog("departments")).code());
    }
  }

  @Test
  void aRedirectUriThatIsNotTheRegisteredOneIsExplained() throws IOException {
    try (Company company = company("https://example.com/callback")) {
      company.with("redirect_uri", "https://example.com/callback/");
      TapRun.Result result = login(company, new Browser(false), "--paste");

      assertEquals(3, result.code());
      assertTrue(result.err().contains("to the character"), result.err());
    }
  }

  @Test
  void withoutTokensASyncSaysToLogIn() {
    try (Company company = company("https://example.com/callback")) {
      TapRun.Result result = company.sync();

      assertEquals(3, result.code());
      assertTrue(result.err().contains("tap-paycor login"), result.err());
    }
  }

  @Test
  void whatALoginNeedsIsNamedAtOnce() {
    try (Company company = company("https://example.com/callback")) {
      company.config().remove(List.of("scope", "redirect_uri"));
      TapRun.Result result = TapRun.in(home).run("login", "--config", company.configFile());

      assertEquals(2, result.code());
      assertTrue(result.err().contains("scope, redirect_uri"), result.err());
    }
  }
}
