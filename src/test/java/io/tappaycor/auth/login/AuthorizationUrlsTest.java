package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationUrlsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "https://apis.paycor.com, https://hcm.paycor.com/AppActivation/Authorize",
        "https://APIS.paycor.com/, https://hcm.paycor.com/AppActivation/Authorize",
        "https://apis-sandbox.paycor.com, https://hcm-demo.paycor.com/AppActivation/Authorize",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/AppActivation/Authorize",
        "http://localhost:8080/, http://localhost:8080/AppActivation/Authorize",
        "http://127.1.2.3:8080, http://127.1.2.3:8080/AppActivation/Authorize",
        "http://[::1]:8080, http://[::1]:8080/AppActivation/Authorize",
        "https://proxy.example, none",
        "http://apis.paycor.com, none",
        "https://apis.paycor.com.evil.example, none",
      })
  void thePageFollowsFromTheHostWhereThatIsKnown(String base, String page) {
    assertEquals(Optional.ofNullable(page), AuthorizationUrls.defaultFor(URI.create(base)));
  }
}
