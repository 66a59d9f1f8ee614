package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through a proxy that wants a password, to a certificate of a CA that only the company knows. */
final class CorporateNetworkTest {

  private static final String PASSWORD = "p@ss:wörd/1";
  private static final String ENCODED = "p%40ss%3Aw%C3%B6rd%2F1";

  @TempDir static Path certificates;
  @TempDir Path home;

  private Company company;
  private CorporateNetwork network;

  @BeforeEach
  void open() {
    company = Company.small(home);
    network =
        new CorporateNetwork(certificates, URI.create(company.baseUrl()), "someone:" + PASSWORD);
    company
        .with("api_base_url", "https://" + CorporateNetwork.HOST)
        .with("max_retry_seconds", 0)
        .with("proxy", proxy("someone:" + ENCODED + "@"))
        .with("ca_bundle", network.bundle().toString());
  }

  @AfterEach
  void close() throws Exception {
    network.close();
    company.close();
  }

  private String proxy(String login) {
    return "http://%s127.0.0.1:%d".formatted(login, network.port());
  }

  private TapRun.Result sync() {
    return company.sync("--select", "departments");
  }

  private void assertSays(String reason, TapRun.Result result) {
    assertTrue(result.err().contains(reason), result.err());
    assertTrue(result.code() == 4 || result.code() == 3, "exit code " + result.code());
    assertFalse((result.err() + result.out()).contains(PASSWORD), result.err());
    assertFalse((result.err() + result.out()).contains(ENCODED), result.err());
    assertFalse(result.err().contains("Exception:"), result.err());
  }

  @Test
  void aRunWorks() {
    TapRun.Result result = sync();

    assertEquals(0, result.code(), result.err());
    assertFalse(result.records("departments").isEmpty());
  }

  @Test
  void soItDoesByTheEnvironment() {
    company.with("proxy", null).with("ca_bundle", null);
    TapRun run =
        TapRun.in(home)
            .with("https_proxy", proxy("someone:" + ENCODED + "@"))
            .with("NO_PROXY", "example.com,.other.test")
            .with("SSL_CERT_FILE", network.bundle().toString());

    assertEquals(0, company.run(run, "--select", "departments").code());
  }

  @Test
  void aWrongPasswordIsSaidAndNotTriedForMinutes() {
    company.with("proxy", proxy("someone:other@")).with("max_retry_seconds", 86_400);

    assertSays(
        "the proxy 127.0.0.1:%d refuses the user or password, or wants one"
            .formatted(network.port()),
        sync());
  }

  @Test
  void aMissingPasswordIsSaid() {
    company.with("proxy", proxy("")).with("max_retry_seconds", 86_400);

    assertSays("refuses the user or password, or wants one", sync());
  }

  @Test
  void aCertificateThatIsNotTrustedIsSaidAndNotTriedForMinutes() {
    company.with("ca_bundle", null).with("max_retry_seconds", 86_400);

    assertSays("the certificate of paycor.test:443 is not trusted", sync());
  }

  @Test
  void aCertificateOfAnotherHostIsSaid() {
    company.with("api_base_url", "https://other.test").with("max_retry_seconds", 86_400);

    assertSays("the certificate that answers for other.test:443 is for another host", sync());
  }

  @ParameterizedTest
  @CsvSource({"403", "503"})
  void aProxyThatDoesNotConnectIsSaidWithItsStatus(int status) {
    network.refuse(status);

    assertSays("does not connect to paycor.test:443 (status %d)".formatted(status), sync());
  }

  @Test
  void aProxyThatIsNotThereIsSaid() {
    company.with("proxy", "http://127.0.0.1:" + network.deadPort());

    assertSays(
        "the proxy 127.0.0.1:%d does not accept a connection (ConnectException)"
            .formatted(network.deadPort()),
        sync());
  }

  @Test
  void aHostThatNobodyKnowsIsSaid() {
    company.with("proxy", "http://proxy.invalid:8080");
    assertSays("the proxy proxy.invalid:8080 cannot be found by DNS", sync());

    company.with("proxy", null);
    assertSays("paycor.test:443 cannot be found by DNS", sync());
  }

  @Test
  void noConnectionSpendsNoToken() throws Exception {
    company.with("ca_bundle", null);
    assertSays("is not trusted", sync());
    Files.copy(network.bundle(), home.resolve("company.pem"));
    company.with("ca_bundle", "company.pem");

    assertEquals(0, sync().code(), "the refresh token is still good");
    assertEquals(1, company.traffic().refreshes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ca_bundle | missing.pem | which cannot be read",
        "ca_bundle | config.json | which is not a bundle of certificates",
        "proxy | https://proxy:3128 | names a proxy that is spoken to by https",
        "proxy | http://user:pa ss@proxy:1 | is not the address of a proxy",
        "proxy | socks5://user:hidden@proxy:1 | names a SOCKS proxy with a password",
      })
  void whatIsNoProxyOrBundleIsRefused(String key, String value, String said) {
    company.with(key, value);

    TapRun.Result result = sync();

    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().contains(said), result.err());
    assertTrue(result.err().contains(key), result.err());
    assertFalse(result.err().contains("hidden"), result.err());
    assertFalse(result.err().contains("pa ss"), result.err());
  }
}
