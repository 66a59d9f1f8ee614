package io.tappaycor.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxyVariablesTest {

  private static String proxy(String url, Map<String, String> variables) {
    return ProxyVariables.proxyFor(URI.create(url), variables).map(Object::toString).orElse("-");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://p:3128, p:3128",
    "https_proxy, p:3128, p:3128",
    "ALL_PROXY, socks5h://s, s:1080",
    "all_proxy, http://user:x@p, p:80",
    "HTTPS_PROXY, ' ', -",
    "HTTP_PROXY, http://p:3128, -",
  })
  void oneOfTheseNamesTheProxy(String name, String value, String proxy) {
    assertEquals(proxy, proxy("https://apis.paycor.com", Map.of(name, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "apis.paycor.com, -",
    "paycor.com, -",
    ".paycor.com, -",
    "*.paycor.com, -",
    "PAYCOR.com:443, -",
    "*, -",
    "'example.com, paycor.com', -",
    "example.com paycor.com, -",
    "paycor.com:8443, p:1",
    "cor.com, p:1",
    "example.com, p:1",
    "'', p:1",
  })
  void thoseOfNoProxyAreExcepted(String excepted, String proxy) {
    Map<String, String> variables = new HashMap<>(Map.of("HTTPS_PROXY", "http://p:1"));
    variables.put("NO_PROXY", excepted);

    assertEquals(proxy, proxy("https://apis.paycor.com", variables));
  }

  @ParameterizedTest
  @CsvSource({"https://localhost:8443", "https://127.0.0.1", "https://[::1]:1", "http://localhost"})
  void thisMachineIsExcepted(String url) {
    assertEquals("-", proxy(url, Map.of("HTTPS_PROXY", "http://p:1")));
  }
}
